package io.sealport.cli.quickstart;

import io.sealport.cli.demo.CertificateFault;
import io.sealport.cli.demo.CertificateRefusal;
import io.sealport.cli.demo.ClientFiles;
import io.sealport.cli.demo.CrlSources;
import io.sealport.cli.demo.DemoFtpClient;
import io.sealport.cli.demo.DemoFtpServer;
import io.sealport.cli.demo.DemoOutcome;
import io.sealport.cli.demo.DemoOutcome.Exchanged;
import io.sealport.cli.demo.DemoOutcome.Side;
import io.sealport.cli.demo.DemoOutcome.TlsRefused;
import io.sealport.cli.demo.Endpoint;
import io.sealport.fault.ExitCode;
import io.sealport.files.SafeFile;
import io.sealport.pki.SerialNumber;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;

/** The steps that log in to an FTPS server: Apache FtpServer, in this process. */
final class FtpSteps implements AutoCloseable {

  private static final String HOST = "localhost";

  /** More than one TLS record and one buffer of anybody. */
  private static final int PAYLOAD_BYTES = 300_000;

  private final TourFolder folder;
  private final String user;
  private final Transcript transcript;
  private final DemoFtpServer server;
  private final List<Endpoint> endpoints;

  private FtpSteps(TourFolder folder, String user, Transcript transcript, DemoFtpServer server) {
    this.folder = folder;
    this.user = user;
    this.transcript = transcript;
    this.server = server;
    this.endpoints =
        List.of(
            Endpoint.explicit(server.explicitPort(), HOST),
            Endpoint.implicit(server.implicitPort(), HOST));
  }

  /**
   * Starts the FTPS server on what the endpoint was issued.
   *
   * @param http where the CA publishes its CRLs
   */
  static FtpSteps start(TourFolder folder, URI http, String user, Transcript transcript)
      throws IOException {
    transcript.step("Upload and download over FTPS, both certificates checked");
    DemoFtpServer server =
        DemoFtpServer.start(
            new DemoFtpServer.Settings(
                folder.server(), folder.ftpFiles(), CrlSources.url(http.resolve("/crl/crls.pem"))));
    return new FtpSteps(folder, user, transcript, server);
  }

  /** A file goes up and comes back by both kinds of TLS; without a certificate none does. */
  void exchange(SerialNumber endpoint) throws StepFailedException, IOException {
    byte[] payload = new byte[PAYLOAD_BYTES];
    new SecureRandom().nextBytes(payload);
    SafeFile.create(folder.upload(), payload, SafeFile.Mode.PUBLIC);
    transcript.fact(
        "Apache FtpServer with the files of "
            + folder.server()
            + "; a client with those of "
            + folder.user(user));
    for (Endpoint at : endpoints) {
      DemoOutcome outcome = attempt(client().presenting(files()), at);
      if (!(outcome instanceof Exchanged done)) {
        throw new StepFailedException(
            ExitCode.FOUND_WRONG, mode(at) + " TLS: " + outcome.sentence());
      }
      requireVerified(done, endpoint);
      transcript.fact(
          String.format(
              "%s TLS, port %d: %d bytes up and down, the same; %s, %s",
              mode(at),
              at.port(),
              done.bytes(),
              done.control().protocol(),
              done.control().cipher()));
    }
    transcript.fact(
        "the client verified " + HOST + " (serial " + endpoint + "), the server verified " + user);
    requireCertificate();
  }

  private static void requireVerified(Exchanged done, SerialNumber endpoint)
      throws StepFailedException {
    for (var tls : List.of(done.control(), done.data())) {
      StepFailedException.unless(
          tls.serverSerial().equals(endpoint.value()),
          "the server presented " + new SerialNumber(tls.serverSerial()) + ", not " + endpoint);
    }
  }

  private void requireCertificate() throws StepFailedException, IOException {
    for (Endpoint at : endpoints) {
      DemoOutcome outcome = attempt(client(), at);
      StepFailedException.unless(
          outcome instanceof TlsRefused refused
              && refused.by() == Side.SERVER
              && refused.fault() == CertificateFault.NO_CERTIFICATE,
          mode(at) + " TLS without a certificate: " + outcome.sentence());
    }
    transcript.fact("without a certificate: refused, explicit and implicit");
  }

  /** The same login does not get in any more, and the server says that it is for the revocation. */
  void refused(SerialNumber revoked) throws StepFailedException, IOException {
    transcript.step("The same login again, which is refused");
    for (Endpoint at : endpoints) {
      int before = server.refusals().size();
      DemoOutcome outcome = attempt(client().presenting(files()), at);
      if (!(outcome instanceof TlsRefused end) || end.by() != Side.SERVER) {
        throw new StepFailedException(
            ExitCode.FOUND_WRONG,
            mode(at) + " TLS with the revoked certificate: " + outcome.sentence());
      }
      List<CertificateRefusal> said = server.refusals().stream().skip(before).toList();
      CertificateRefusal reason =
          said.stream()
              .filter(r -> r.fault() == CertificateFault.REVOKED)
              .filter(r -> r.serial().equals(revoked.value()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new StepFailedException(
                          ExitCode.FOUND_WRONG,
                          mode(at) + " TLS was refused, but not for the revocation: " + said));
      transcript.fact(
          String.format(
              "%s TLS: refused (%s); the server's reason: %s, %s",
              mode(at), end.detail(), reason.fault().sentence(), reason.subject()));
    }
  }

  private DemoOutcome attempt(DemoFtpClient client, Endpoint at) throws IOException {
    return client.exchange(at, user, folder.upload(), folder.download(mode(at)));
  }

  private DemoFtpClient client() {
    return DemoFtpClient.trusting(folder.root());
  }

  private ClientFiles files() {
    Path own = folder.user(user);
    return ClientFiles.in(own, user, own.resolve("chain.pem"));
  }

  private static String mode(Endpoint at) {
    return at.mode().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    server.close();
  }
}
