package io.sealport.server.identity.network;

/** A network of a fake resolver and a dialer that records, with the guard as it is shipped. */
public final class TestNetwork {

  private final FakeResolver resolver = new FakeResolver();
  private final RecordingDialer dialer = new RecordingDialer();

  public FakeResolver resolver() {
    return resolver;
  }

  public RecordingDialer dialer() {
    return dialer;
  }

  public Reach reach() {
    return new Reach(resolver, new AddressGuard(NetworkSettings.DEFAULTS), dialer);
  }

  public HttpFetch http() {
    return new HttpFetch(reach(), NetworkSettings.DEFAULTS);
  }

  public AlpnLook alpn() {
    return new AlpnLook(reach(), NetworkSettings.DEFAULTS);
  }
}
