package io.sealport.cli.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.cli.fake.Cli;
import io.sealport.cli.fake.FakeCa;
import io.sealport.cli.fake.FakeRegistration;
import io.sealport.cli.fake.FakeServer;
import io.sealport.cli.world.FtpsOptions;
import io.sealport.cli.world.FtpsServer;
import io.sealport.cli.world.OutsidePrograms;
import io.sealport.pki.Csr;
import io.sealport.pki.CsrDraft;
import io.sealport.pki.KeyAuthorization;
import io.sealport.pki.KeyHash;
import io.sealport.pki.KeyPen;
import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import io.sealport.pki.ProofText;
import io.sealport.pki.ProofText.Purpose;
import io.sealport.pki.TestKeys;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.Check;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import io.sealport.server.identity.endpoint.EndpointChallengeCheck;
import io.sealport.server.identity.endpoint.EndpointFileCheck;
import io.sealport.server.identity.endpoint.EndpointFileSettings;
import io.sealport.server.identity.endpoint.EndpointKeyCheck;
import io.sealport.server.identity.endpoint.EndpointRenewalCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the checks of endpoints find at stock FTP servers, unchanged, in each mode that these have,
 * with and without required client certificates.
 */
@Timeout(120)
class EndpointChecksIT {

  private static final Subject SUBJECT = Subject.of(Looks.NAME);
  private static final List<UnaryOperator<FtpsOptions>> CLIENT_CERTIFICATES =
      List.of(FtpsOptions::withoutClientCertificates, UnaryOperator.identity());

  private static final Check KEY =
      new EndpointKeyCheck(Looks.ENDPOINTS, Looks.DIALER, Looks.OBJECTIONS);
  private static final Check RENEWAL =
      new EndpointRenewalCheck(Looks.ENDPOINTS, Looks.DIALER, Looks.OBJECTIONS);
  private static final Check CHALLENGE = new EndpointChallengeCheck(Looks.ENDPOINTS, Looks.DIALER);
  private static final Check FILE =
      new EndpointFileCheck(new EndpointFileSettings(true), Looks.ENDPOINTS, Looks.DIALER);

  @TempDir static Path folder;

  private static ServerFiles files;

  @BeforeAll
  static void make_certificates() throws IOException {
    OutsidePrograms.require("vsftpd", "proftpd", "pure-ftpd");
    files = ServerFiles.in(folder);
  }

  @ParameterizedTest
  @EnumSource
  void endpoint_key(Stock stock) {
    for (UnaryOperator<FtpsOptions> options : CLIENT_CERTIFICATES) {
      try (FtpsServer server = stock.start(folder, options)) {
        KeyPair served = files.server().keys();
        Order order = Looks.order(served, server);
        assertProven(KEY.look(order, SUBJECT, proof(order, served), Looks.looking()));

        KeyPair another = TestKeys.fresh();
        Order wrong = Looks.order(another, server);
        assertThat(KEY.look(wrong, SUBJECT, proof(wrong, another), Looks.looking()))
            .isInstanceOf(Finding.NotProven.class)
            .extracting(Finding::statement)
            .asString()
            .contains("serves the key " + KeyHash.of(order.csr().publicKey()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void endpoint_renewal(Stock stock) {
    for (UnaryOperator<FtpsOptions> options : CLIENT_CERTIFICATES) {
      try (FtpsServer server = stock.start(folder, options)) {
        Csr next = CsrDraft.sign(TestKeys.fresh(), List.of(Looks.NAME));
        Order renewal = Looks.order(next, server, Optional.of(files.server().certificate()));
        assertProven(RENEWAL.look(renewal, SUBJECT, Answers.NONE, Looks.looking()));

        Order other = Looks.order(next, server, Optional.of(files.issuer().certificate()));
        assertThat(RENEWAL.look(other, SUBJECT, Answers.NONE, Looks.looking()))
            .isInstanceOf(Finding.NotProven.class);
      }
    }
  }

  /** What {@code request challenge} makes, served as its words say. */
  @ParameterizedTest
  @EnumSource
  void endpoint_challenge(Stock stock, @TempDir Path home) throws IOException {
    try (Requester requester = new Requester(home);
        FtpsServer server =
            stock.start(requester.folder(), FtpsOptions::withoutClientCertificates);
        FtpsServer strict = stock.start(requester.folder(), UnaryOperator.identity())) {
      for (FtpsServer one : List.of(server, strict)) {
        Order order = Looks.order(requester.csr(), one, Optional.empty());
        assertThat(CHALLENGE.look(order, SUBJECT, Answers.NONE, Looks.looking()))
            .as("before")
            .isInstanceOf(Finding.NotProven.class);

        requester.serve(CHALLENGE.step(order, SUBJECT), "endpoint-challenge");
        one.restart();

        assertProven(CHALLENGE.look(order, SUBJECT, Answers.NONE, Looks.looking()));
        requester.reset();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_requests_own_key_as_the_command_has_it_served(Stock stock, @TempDir Path home)
      throws IOException {
    try (Requester requester = new Requester(home);
        FtpsServer server =
            stock.start(requester.folder(), FtpsOptions::withoutClientCertificates)) {
      Order order = Looks.order(requester.csr(), server, Optional.empty());
      requester.serve(KEY.step(order, SUBJECT), "endpoint-key");
      server.restart();

      assertProven(KEY.look(order, SUBJECT, requester.proof(order), Looks.looking()));
    }
  }

  /** Pure-FTPd's anonymous user is an account of the system, which a test does not make. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PURE_FTPD_EXPLICIT")
  void endpoint_file(Stock stock) throws IOException {
    try (FtpsServer server =
        stock.start(folder, o -> o.withoutClientCertificates().withAnonymous())) {
      Order order = Looks.order(TestKeys.fresh(), server);
      assertThat(FILE.look(order, SUBJECT, Answers.NONE, Looks.looking()).statement())
          .as(server.log())
          .contains("550");

      Path token = server.root().resolve(".well-known/sealport/" + order.nonce() + ".txt");
      Files.createDirectories(token.getParent());
      String content = KeyAuthorization.of(order.nonce(), order.csr().publicKey()).text();
      Files.writeString(token, content + "\n");
      assertProven(FILE.look(order, SUBJECT, Answers.NONE, Looks.looking()));

      Files.writeString(token, content + "x\n");
      assertThat(FILE.look(order, SUBJECT, Answers.NONE, Looks.looking()).statement())
          .contains("something else");
    }
  }

  @ParameterizedTest
  @EnumSource
  void endpoint_file_where_nobody_is_anonymous(Stock stock) {
    try (FtpsServer server = stock.start(folder)) {
      Order order = Looks.order(TestKeys.fresh(), server);
      assertThat(FILE.look(order, SUBJECT, Answers.NONE, Looks.looking()).statement())
          .contains("lets no anonymous user in: 530");
    }
  }

  private static void assertProven(Finding finding) {
    assertThat(finding).as(finding.statement()).isInstanceOf(Finding.Proven.class);
    assertThat(((Finding.Proven) finding).names()).containsExactly(Looks.NAME);
  }

  private static Answers proof(Order order, KeyPair by) {
    KeyHash key = KeyHash.of(order.csr().publicKey());
    ProofText text = new ProofText(Purpose.ENDPOINT_KEY, order.id(), order.nonce(), key);
    return new Answers(
        Map.of(
            "endpoint-key",
            Map.of("proof", text.sign(new KeyPen(by.getPrivate(), by.getPublic())))));
  }

  /** Somebody with the command line and a pending request, and a folder that a server reads. */
  private static final class Requester implements AutoCloseable {

    private final Path home;
    private final Path out;
    private final Path trust;
    private final FakeCa ca = new FakeCa("Test Root");
    private final FakeServer server = FakeServer.of(ca);
    private final FakeRegistration registration = new FakeRegistration(server, ca, Name.Type.DNS);

    Requester(Path home) throws IOException {
      this.home = home;
      this.out = home.resolve("out");
      this.trust = Files.writeString(home.resolve("trust.pem"), ca.rootPem());
      ServerFiles.in(Files.createDirectories(folder()));
      registration.decide("pending");
      run("request", "--profile", "p", "--name", Looks.NAME, "--out", out);
    }

    Path folder() {
      return out.resolve("challenge");
    }

    Csr csr() {
      String pem = Optional.ofNullable(registration.last().csr()).orElseThrow();
      return Csr.parse(pem.getBytes(StandardCharsets.US_ASCII));
    }

    /** The command, then what the servers under test want beside its files. */
    void serve(io.sealport.api.Step step, String check) throws IOException {
      registration.offer(step);
      Cli.Run run = run("request", "challenge", "--check", check, "--out", out);
      assertThat(run.code()).as(run.err()).isZero();
      Files.copy(
          folder().resolve("cert.pem"),
          folder().resolve("fullchain.pem"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    void reset() throws IOException {
      ServerFiles.in(folder());
    }

    Answers proof(Order order) throws IOException {
      String pem = Files.readString(out.resolve("request.key"));
      var key = Keys.read(pem, new char[0], "request.key");
      return EndpointChecksIT.proof(
          order, new KeyPair(Keys.publicKey(order.csr().publicKey()), key));
    }

    private Cli.Run run(Object... command) {
      return Cli.of(home).at(server, trust, command);
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
