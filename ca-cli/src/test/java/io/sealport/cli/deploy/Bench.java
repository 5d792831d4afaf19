package io.sealport.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.cli.world.ClientCertificate;
import io.sealport.cli.world.FtpsOptions;
import io.sealport.ftps.FtpsMode;
import io.sealport.ftps.FtpsProbe;
import io.sealport.ftps.FtpsTarget;
import io.sealport.ftps.ServedTls;
import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import io.sealport.net.Transcript;
import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import io.sealport.pki.Pem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/** One kind of server, started as trials want it; it asks everybody for a client certificate. */
abstract class Bench implements AutoCloseable {

  private final SourceFiles files;
  private final Deque<Running> all = new ArrayDeque<>();
  private @Nullable Running ordinary;
  private int count;

  Bench(SourceFiles files) {
    this.files = files;
  }

  /**
   * How a server is set up.
   *
   * @param certificate what stands in the certificate's own file
   * @param chain what stands in a file for the chain, where the server has one
   * @param clientCas the CAs of clients
   * @param more lines of its configuration
   */
  record Setup(
      List<X509CertificateHolder> certificate,
      List<X509CertificateHolder> chain,
      List<X509CertificateHolder> clientCas,
      boolean implicit,
      List<String> more) {

    Setup with(String... lines) {
      return new Setup(certificate, chain, clientCas, implicit, List.of(lines));
    }

    Setup clientCas(X509CertificateHolder... cas) {
      return new Setup(certificate, chain, List.of(cas), implicit, more);
    }

    Setup certificates(List<X509CertificateHolder> own, List<X509CertificateHolder> issuers) {
      return new Setup(own, issuers, clientCas, implicit, more);
    }

    Setup implicitly() {
      return new Setup(certificate, chain, clientCas, true, more);
    }
  }

  SourceFiles files() {
    return files;
  }

  /** As it should be: the chain in its place, users CA and root for clients. */
  Setup usual() {
    List<X509CertificateHolder> leaf = List.of(files.server().certificate());
    List<X509CertificateHolder> chain = List.of(files.servers().certificate());
    return chained(leaf, chain).clientCas(files.users().certificate(), files.root().certificate());
  }

  /** The certificates where this server has them. */
  abstract Setup chained(List<X509CertificateHolder> leaf, List<X509CertificateHolder> chain);

  /** Starts one that reads the files of the folder. */
  abstract Running started(Setup setup, Path folder) throws Exception;

  /** Writes the files that the server reads; also over those that it has read. */
  void write(Setup setup, Path folder) throws IOException {
    Files.writeString(folder.resolve("cert.pem"), Pem.certificates(setup.certificate()));
    Files.writeString(folder.resolve("key.pem"), key());
    Files.writeString(folder.resolve("chain.pem"), Pem.certificates(setup.chain()));
    Files.writeString(folder.resolve("client-ca.pem"), Pem.certificates(setup.clientCas()));
  }

  String key() {
    return Keys.pem(files.server().keys().getPrivate());
  }

  Running start(Setup setup) throws Exception {
    count++;
    Path folder = Files.createDirectory(files.folder().resolve("server-" + count));
    write(setup, folder);
    Running running = started(setup, folder);
    all.push(running);
    return running;
  }

  /** One that many trials share; a good client comes in. */
  Running ordinary() throws Exception {
    if (ordinary == null) {
      ordinary = start(usual());
      assertThat(admits(ordinary, alice())).as("alice").isTrue();
    }
    return ordinary;
  }

  ClientCertificate alice() {
    return files.user("alice");
  }

  boolean admits(Running server, ClientCertificate shown) {
    return Visitor.comesIn(
        server.port(), Optional.of(shown), FtpsOptions.USER, FtpsOptions.PASSWORD);
  }

  ServedTls served(Running server, FtpsMode mode) throws IOException {
    FtpsTarget target =
        new FtpsTarget(
            Name.dns("localhost"),
            new InetSocketAddress(InetAddress.getByName("127.0.0.1"), server.port()),
            mode);
    return new FtpsProbe(Dialer.direct())
        .look(target, Deadline.in(Duration.ofSeconds(10)), new Transcript())
        .tls();
  }

  ServedTls served(Running server) throws IOException {
    return served(server, FtpsMode.EXPLICIT);
  }

  @Override
  public void close() throws Exception {
    for (Running running : all) {
      running.close();
    }
  }
}
