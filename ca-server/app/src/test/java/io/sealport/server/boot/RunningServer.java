package io.sealport.server.boot;

import io.micronaut.inject.qualifiers.Qualifiers;
import io.sealport.testing.FakeClock;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.concurrent.ExecutorService;

/** A server with both listeners on free ports of 127.0.0.1, and clients that know its root. */
public final class RunningServer implements AutoCloseable {

  private final Server server;
  private final Path home;
  private final FakeClock clock;
  private final X509Certificate root;
  private final URI http;
  private final URI https;
  private final Client plain;
  private final Client anyone;
  private final Client administrator;

  private RunningServer(Path home, FakeClock clock) {
    this.home = home;
    this.clock = clock;
    Home place = new Home(home);
    this.server =
        Server.start(place, ServerConfig.read(place.configuration()), TestHome.passphrase(), clock);
    this.root = Identity.certificate(place.authorities().resolve("root.pem"));
    this.http = URI.create(server.http());
    this.https = URI.create(server.https());
    this.plain = new Client(http, new ClientTls(root, clock, null), null);
    this.anyone = new Client(https, new ClientTls(root, clock, null), null);
    this.administrator = with(operator());
  }

  /** On a copy of the run's CA at {@code folder/home}. */
  public static RunningServer start(Path folder) {
    return on(TestHome.copyInto(folder), new FakeClock());
  }

  /** On a home that is there. */
  public static RunningServer on(Path home, FakeClock clock) {
    return new RunningServer(home, clock);
  }

  public <T> T get(Class<T> bean) {
    return server.rooms().getBean(bean);
  }

  /** The framework's executor of that name. */
  ExecutorService executor(String name) {
    return server.rooms().getBean(ExecutorService.class, Qualifiers.byName(name));
  }

  public FakeClock clock() {
    return clock;
  }

  public Path home() {
    return home;
  }

  public URI http() {
    return http;
  }

  public URI https() {
    return https;
  }

  public X509Certificate root() {
    return root;
  }

  /** A client of the plain listener, the same at each call. */
  public Client plain() {
    return plain;
  }

  /** A client without any credential, the same at each call. */
  public Client anyone() {
    return anyone;
  }

  /** A client with the first operator's certificate, the same at each call. */
  public Client administrator() {
    return administrator;
  }

  /** The first operator's certificate. */
  public Identity operator() {
    return Identity.read(home.resolve("operators/admin.crt"), home.resolve("operators/admin.key"));
  }

  /** A client of its own with that certificate. */
  public Client with(Identity identity) {
    return new Client(https, new ClientTls(root, clock, identity), null);
  }

  public Client bearer(String token) {
    return new Client(https, new ClientTls(root, clock, null), "Bearer " + token);
  }

  /** A client with that Authorization header, whatever it says. */
  public Client authorization(String header) {
    return new Client(https, new ClientTls(root, clock, null), header);
  }

  @Override
  public void close() {
    server.close();
  }
}
