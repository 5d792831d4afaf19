package io.sealport.cli.deploy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.ftps.FtpsSession;
import io.sealport.ftps.FtpsTarget;
import io.sealport.ftps.Login;
import io.sealport.ftps.ServerTrust;
import io.sealport.ftps.SessionTerms;
import io.sealport.ftps.TlsOffer;
import io.sealport.net.Deadline;
import io.sealport.net.NetFailure;
import io.sealport.net.Transcript;
import io.sealport.pki.ClientCredential;
import io.sealport.pki.Keys;
import io.sealport.pki.Pem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** A login that must work; its password goes only to a server that {@code root.pem} vouches for. */
final class LoginLook implements AutoCloseable {

  private static final Duration TIME = Duration.ofSeconds(10);
  private static final int MAX_BYTES = 1 << 20;

  private final Machine machine;
  private final ServerTrust trust;
  private final String user;
  private final char[] password;
  private final Optional<ClientCredential> client;

  private LoginLook(
      Machine machine,
      ServerTrust trust,
      String user,
      char[] password,
      Optional<ClientCredential> client) {
    this.machine = machine;
    this.trust = trust;
    this.user = user;
    this.password = password;
    this.client = client;
  }

  /**
   * Reads what it takes.
   *
   * @throws Fault if a file is missing, or others may read the password
   */
  static LoginLook of(Machine machine, Source source, Proof.ProbeLogin login) {
    ServerTrust trust =
        new ServerTrust.Verified(
            source.requireCertificates("root.pem", "tells the server that a password may go to"),
            machine.clock().instant());
    Optional<ClientCredential> client =
        login.certificate().flatMap(c -> login.key().map(k -> credential(c, k)));
    return new LoginLook(machine, trust, login.user(), password(login.passwordFile()), client);
  }

  private static ClientCredential credential(Path certificate, Path key) {
    String pem = SafeFile.readSecret(key, MAX_BYTES);
    return ClientCredential.of(
        Pem.readCertificates(SafeFile.read(certificate, MAX_BYTES), certificate.toString()),
        Keys.read(pem, new char[0], key.toString()));
  }

  private static char[] password(Path file) {
    return SafeFile.readSecret(file, MAX_BYTES)
        .lines()
        .findFirst()
        .filter(l -> !l.isEmpty())
        .orElseThrow(() -> Fault.of(Kind.BAD_INPUT, file + " holds no password"))
        .toCharArray();
  }

  /** What the server has against it, if anything. */
  Optional<String> trouble(ProbeAddress address, FtpsTarget target) throws NetFailure {
    SessionTerms terms =
        new SessionTerms(target, trust, TlsOffer.to(target.name()).showing(client));
    try (FtpsSession session =
        FtpsSession.open(machine.dialer(), terms, Deadline.in(TIME), new Transcript())) {
      if (session.server().tls().clientCertificateRequested() && client.isEmpty()) {
        return refused(session, address)
            .map(t -> t + "; the server asks for a client certificate (--probe-cert, --probe-key)");
      }
      return refused(session, address);
    }
  }

  private Optional<String> refused(FtpsSession session, ProbeAddress address) throws NetFailure {
    Login login = session.login(user, password);
    return login.isIn()
        ? Optional.empty()
        : Optional.of(address + " does not let " + user + " in: " + login.reply().text());
  }

  @Override
  public void close() {
    Arrays.fill(password, '\0');
  }
}
