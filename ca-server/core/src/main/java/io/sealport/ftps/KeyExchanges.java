package io.sealport.ftps;

import java.io.IOException;
import java.io.InputStream;
import org.bouncycastle.tls.DefaultTlsKeyExchangeFactory;
import org.bouncycastle.tls.TlsDHEKeyExchange;
import org.bouncycastle.tls.TlsDHGroupVerifier;
import org.bouncycastle.tls.TlsECDHEKeyExchange;
import org.bouncycastle.tls.TlsKeyExchange;

/**
 * The key exchanges of TLS 1.2 with a signature of the server, which say when it was verified. RFC
 * 5246 7.4.3: it covers both randoms, so it was made in this handshake.
 */
final class KeyExchanges extends DefaultTlsKeyExchangeFactory {

  private final Runnable verified;

  KeyExchanges(Runnable verified) {
    this.verified = verified;
  }

  @Override
  public TlsKeyExchange createECDHEKeyExchangeClient(int keyExchange) throws IOException {
    return new TlsECDHEKeyExchange(keyExchange) {
      @Override
      public void processServerKeyExchange(InputStream input) throws IOException {
        super.processServerKeyExchange(input);
        verified.run();
      }
    };
  }

  @Override
  public TlsKeyExchange createDHEKeyExchangeClient(int keyExchange, TlsDHGroupVerifier groups)
      throws IOException {
    return new TlsDHEKeyExchange(keyExchange, groups) {
      @Override
      public void processServerKeyExchange(InputStream input) throws IOException {
        super.processServerKeyExchange(input);
        verified.run();
      }
    };
  }
}
