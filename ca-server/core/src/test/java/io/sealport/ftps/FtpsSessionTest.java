package io.sealport.ftps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sealport.fault.Fault;
import io.sealport.ftps.Login.Outcome;
import io.sealport.ftps.TlsActor.Client;
import io.sealport.net.Deadline;
import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import io.sealport.net.Transcript;
import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import io.sealport.pki.Name;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.tls.ProtocolVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client, against a server that a test puts words into the mouth of. */
@Timeout(30)
class FtpsSessionTest {

  private static final String PASSWORD = "open-sesame";
  private static final Name NAME = Looker.NAME;

  private final Forged root = Forge.root("CN=Root");
  private final Forged server = Forge.server("ftp.example.com").by(root);
  private final TlsActor actor = TlsActor.of(server);
  private final ServerTrust trust =
      new ServerTrust.Verified(List.of(root.certificate()), Forge.NOW);
  private final CountingDialer dialer = new CountingDialer();
  private final Transcript transcript = new Transcript();

  @AfterEach
  void nothing_is_left_open() {
    assertThat(dialer.allAreClosed()).isTrue();
    assertThat(transcript.lines()).noneMatch(l -> l.contains(PASSWORD));
  }

  // Logging in.

  @ParameterizedTest
  @EnumSource
  void logs_in(FtpsMode mode) throws NetFailure {
    try (FakeFtps ftps =
        mode == FtpsMode.EXPLICIT ? FakeFtps.explicit(actor) : FakeFtps.implicit(actor)) {
      ftps.user("alice", PASSWORD);
      assertThat(login(ftps, "alice", PASSWORD).outcome()).isEqualTo(Outcome.ACCEPTED);
      assertThat(ftps.commands()).containsExactly("USER alice", "PASS " + PASSWORD, "QUIT");
      assertThat(transcript.lines()).contains("> USER alice", "> PASS ***", "> QUIT");
    }
  }

  @Test
  void says_what_a_server_answers_a_wrong_password() throws NetFailure {
    try (FakeFtps ftps = FakeFtps.explicit(actor).user("alice", "another")) {
      Login login = login(ftps, "alice", PASSWORD);
      assertThat(login.outcome()).isEqualTo(Outcome.REFUSED);
      assertThat(login.reply()).hasToString("530 out");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "USER,230 come in,WITHOUT_PASSWORD",
    "USER,232 by certificate,WITHOUT_PASSWORD",
    "USER,530 not you,REFUSED",
    "USER,421 too many,OTHER",
    "USER,500 what,OTHER",
    "PASS,230 in,ACCEPTED",
    "PASS,232 in,ACCEPTED",
    "PASS,202 not needed,WITHOUT_PASSWORD",
    "PASS,332 which account,OTHER",
    "PASS,421 too many,OTHER",
    "PASS,530 no,REFUSED",
    "PASS,550 no,OTHER"
  })
  void knows_what_a_reply_means(String verb, String reply, Outcome outcome) throws NetFailure {
    try (FakeFtps ftps = FakeFtps.explicit(actor).answering(verb, reply)) {
      Login login = login(ftps, "alice", PASSWORD);
      assertThat(login.outcome()).isEqualTo(outcome);
      assertThat(login.isAccepted()).isEqualTo(outcome == Outcome.ACCEPTED);
    }
  }

  @Test
  void a_server_that_repeats_the_password_gets_it_into_no_record() throws NetFailure {
    try (FakeFtps ftps =
        FakeFtps.explicit(actor).answering("PASS", "530-" + PASSWORD + "\r\n530 is wrong")) {
      assertThat(login(ftps, "alice", PASSWORD).reply().text()).isEqualTo("*** is wrong");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nDELE x", "a\nb", "a\rb", "a\u0000", "\u001b", "a\u0085", ""})
  void a_name_that_would_be_a_command_is_not_sent(String user) throws NetFailure {
    try (FakeFtps ftps = FakeFtps.explicit(actor)) {
      assertThatThrownBy(() -> login(ftps, user, PASSWORD)).isInstanceOf(Fault.class);
      assertThat(ftps.commands()).noneMatch(c -> c.startsWith("USER") || c.startsWith("DELE"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x\r\nDELE x", "x\ny", "x\ry", "x\u0000"})
  void nor_is_such_a_password_nor_its_user(String password) {
    try (FakeFtps ftps = FakeFtps.explicit(actor)) {
      assertThatThrownBy(() -> login(ftps, "alice", password))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("the password has a control character")
          .hasMessageNotContaining("x");
      assertThat(ftps.commands()).noneMatch(c -> c.startsWith("USER") || c.startsWith("DELE"));
    }
  }

  @Test
  void passwords_keep_their_umlauts() throws NetFailure {
    try (FakeFtps ftps = FakeFtps.explicit(actor).user("jörg", "päß 𝄞 wort")) {
      assertThat(login(ftps, "jörg", "päß 𝄞 wort").isAccepted()).isTrue();
    }
  }

  // Whom it believes.

  static Stream<Forge> bad_certificates() {
    return Stream.of(
        Forge.server("other.example.com"),
        Forge.server("*.ftp.example.com"),
        Forge.of("CN=ftp.example.com").purpose(KeyPurposeId.id_kp_serverAuth),
        Forge.server("ftp.example.com").purpose(KeyPurposeId.id_kp_clientAuth),
        Forge.server("ftp.example.com")
            .valid(Forge.NOW.minus(Duration.ofDays(9)), Forge.NOW.minus(Duration.ofDays(1))),
        Forge.server("ftp.example.com")
            .valid(Forge.NOW.plus(Duration.ofDays(1)), Forge.NOW.plus(Duration.ofDays(9))),
        Forge.ca("CN=ftp.example.com")
            .names(new GeneralName(GeneralName.dNSName, "ftp.example.com")));
  }

  @ParameterizedTest
  @MethodSource("bad_certificates")
  void sends_nothing_to_a_server_with_a_bad_certificate(Forge certificate) {
    refuses(TlsActor.of(certificate.by(root)), NAME);
  }

  @Test
  void nor_to_one_of_another_root() {
    refuses(TlsActor.of(Forge.server("ftp.example.com").by(Forge.root("CN=Root"))), NAME);
    refuses(TlsActor.of(Forge.server("ftp.example.com").selfSigned()), NAME);
    refuses(TlsActor.of(Forge.server("ftp.example.com").claiming(root)), NAME);
  }

  @Test
  void nor_to_another_address() {
    GeneralName address = new GeneralName(GeneralName.iPAddress, "127.0.0.2");
    refuses(
        TlsActor.of(Forge.server("ftp.example.com").names(address).by(root)), Name.ip("127.0.0.1"));
  }

  private void refuses(TlsActor actor, Name name) {
    try (FakeFtps ftps = FakeFtps.explicit(actor).user("alice", PASSWORD)) {
      NetFailure failure =
          catchThrowableOfType(
              NetFailure.class,
              () -> FtpsSession.open(dialer, ftps.target(name), trust, soon(), transcript));
      assertThat(failure.kind()).isEqualTo(Kind.TLS);
      assertThat(failure.sentence()).startsWith("the certificate of the server is not to be");
      assertThat(ftps.commands()).isEmpty();
    }
  }

  @Test
  void believes_a_wildcard_and_an_address() throws NetFailure {
    Forged wild = Forge.server("*.example.com").by(root);
    GeneralName address = new GeneralName(GeneralName.iPAddress, "127.0.0.1");
    Forged numbered =
        Forge.server("x.example.com")
            .without(Extension.subjectAlternativeName)
            .names(address)
            .by(root);
    try (FakeFtps ftps = FakeFtps.explicit(TlsActor.of(wild)).user("alice", PASSWORD)) {
      assertThat(login(ftps, "alice", PASSWORD).isAccepted()).isTrue();
    }
    try (FakeFtps ftps = FakeFtps.explicit(TlsActor.of(numbered));
        FtpsSession session =
            FtpsSession.open(
                dialer, ftps.target(Name.ip("127.0.0.1")), trust, soon(), transcript)) {
      assertThat(session.server().certificate()).isEqualTo(numbered.certificate());
    }
  }

  @Test
  void no_password_goes_to_anyone() throws NetFailure {
    Forged own = Forge.server("ftp.example.com").selfSigned();
    try (FakeFtps ftps = FakeFtps.explicit(TlsActor.of(own)).answering("PASS", "230 hello");
        FtpsSession session =
            FtpsSession.open(
                dialer, ftps.target(NAME), new ServerTrust.Anyone(), soon(), transcript)) {
      assertThatThrownBy(() -> session.login("alice", PASSWORD.toCharArray()))
          .isInstanceOf(IllegalStateException.class);
      assertThat(ftps.commands()).isEmpty();
      assertThat(session.loginAnonymously().isIn()).isTrue();
      assertThat(session.server().certificate()).isEqualTo(own.certificate());
    }
  }

  @Test
  void says_that_a_client_certificate_is_wanted() {
    try (FakeFtps ftps = FakeFtps.explicit(actor.clients(Client.REQUIRED))) {
      assertThatThrownBy(() -> login(ftps, "alice", PASSWORD))
          .isInstanceOf(NetFailure.class)
          .hasMessageContaining("client certificate");
      assertThatThrownBy(() -> retrieve(ftps, "token", 100))
          .isInstanceOf(NetFailure.class)
          .hasMessageContaining("client certificate");
    }
  }

  // Files.

  @Test
  void reads_files() throws NetFailure {
    try (FakeFtps ftps = serving("token", "content")) {
      assertThat(retrieve(ftps, "token", 7)).asString().isEqualTo("content");
      assertThat(ftps.commands())
          .containsExactly(
              "USER alice",
              "PASS " + PASSWORD,
              "PBSZ 0",
              "PROT P",
              "TYPE I",
              "EPSV",
              "RETR token",
              "QUIT");
    }
  }

  @Test
  void a_file_that_is_longer_than_wanted_is_too_much() {
    try (FakeFtps ftps = serving("token", "content")) {
      assertThat(failure(ftps, 6).kind()).isEqualTo(Kind.TOO_MUCH);
    }
  }

  @Test
  void a_missing_file_is_told_in_the_words_of_the_server() {
    try (FakeFtps ftps = serving("other", "content")) {
      NetFailure failure = failure(ftps, 100);
      assertThat(failure.kind()).isEqualTo(Kind.MISMATCH);
      assertThat(failure.sentence())
          .isEqualTo("the server answered RETR with \"550 no such file\"; wanted 125 or 150");
    }
  }

  /** 10.0.0.1 is not loopback: the dialer would throw. */
  @Test
  void the_address_in_a_pasv_reply_is_never_dialled() throws NetFailure {
    try (FakeFtps ftps =
        serving("token", "content")
            .answering("EPSV", "500 what?")
            .answering("PASV", "227 Entering Passive Mode (10,0,0,1,%h,%l).")) {
      assertThat(retrieve(ftps, "token", 100)).asString().isEqualTo("content");
      assertThat(dialer.dialled())
          .hasSize(2)
          .allMatch(d -> d.getAddress().equals(ftps.address().getAddress()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "229 (|||22|)",
        "229 (|||0|)",
        "229 (|||65536|)",
        "229 (|1|10.0.0.1|2000|)",
        "229 here",
        "229 (|||99999999|)"
      })
  void a_port_that_is_none_for_data_is_not_dialled(String reply) {
    try (FakeFtps ftps = serving("token", "content").answering("EPSV", reply)) {
      assertThat(failure(ftps, 100).kind()).isEqualTo(Kind.PROTOCOL);
      assertThat(dialer.dialled()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "227 (127,0,0,1,0,22)",
        "227 (127,0,0,1,256,1)",
        "227 (127,0,0,1)",
        "227 here",
        "227 (127,0,0,1,4,-1)"
      })
  void nor_is_one_of_a_pasv_reply(String reply) {
    try (FakeFtps ftps =
        serving("token", "content").answering("EPSV", "502 no").answering("PASV", reply)) {
      assertThat(failure(ftps, 100).kind()).isEqualTo(Kind.PROTOCOL);
      assertThat(dialer.dialled()).hasSize(1);
    }
  }

  @Test
  void a_data_connection_with_another_certificate_is_refused() {
    TlsActor other = TlsActor.of(Forge.server("ftp.example.com").by(root));
    try (FakeFtps ftps = serving("token", "content").onData(other)) {
      NetFailure failure = failure(ftps, 100);
      assertThat(failure.kind()).isEqualTo(Kind.TLS);
      assertThat(failure.sentence()).contains("shows another certificate");
    }
  }

  @Test
  void a_server_without_tls_for_data_is_quoted() {
    TlsActor old = actor.speaking(ProtocolVersion.TLSv11);
    try (FakeFtps ftps = serving("token", "content").onData(old)) {
      assertThat(failure(ftps, 100).sentence())
          .startsWith("no data: the server speaks TLS 1.1; wanted TLS 1.2;")
          .endsWith("the server says \"522 no TLS on the data connection\"");
    }
  }

  @Test
  void a_file_that_is_cut_short_is_no_file() {
    try (FakeFtps ftps = serving("token", "content").cuttingFilesShort()) {
      NetFailure failure = failure(ftps, 100);
      assertThat(failure.kind()).isEqualTo(Kind.TLS);
      assertThat(failure.sentence()).contains("cut short");
    }
  }

  @Test
  void a_clear_data_channel_is_not_used() {
    try (FakeFtps ftps = serving("token", "content").answering("PROT", "534 no")) {
      assertThat(failure(ftps, 100).sentence()).contains("answered PROT with \"534 no\"");
      assertThat(dialer.dialled()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nDELE x", "a\u0000b", "a\nb", ""})
  void a_path_that_would_be_a_command_is_not_sent(String path) throws NetFailure {
    try (FakeFtps ftps = serving("token", "content")) {
      assertThatThrownBy(() -> retrieve(ftps, path, 100)).isInstanceOf(Fault.class);
      assertThat(ftps.commands())
          .noneMatch(c -> c.startsWith("EPSV") || c.startsWith("RETR") || c.startsWith("DELE"));
    }
  }

  @Test
  void a_session_for_logging_in_reads_no_files() throws NetFailure {
    try (FakeFtps ftps = serving("token", "content");
        FtpsSession session =
            FtpsSession.open(dialer, ftps.target(NAME), trust, soon(), transcript)) {
      assertThatThrownBy(() -> session.retrieve("token", 100))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  // Limits.

  @Test
  void a_goodbye_is_not_waited_for_long() throws NetFailure {
    try (LoopbackServer deaf =
        LoopbackServer.talking(
            s -> {
              var tls = actor.accept(s);
              tls.getOutputStream().write("220 hello\r\n".getBytes(StandardCharsets.US_ASCII));
              Thread.sleep(20_000);
            })) {
      FtpsTarget target = new FtpsTarget(NAME, deaf.address(), FtpsMode.IMPLICIT);
      FtpsSession session = FtpsSession.open(dialer, target, trust, soon(), transcript);
      long begin = System.nanoTime();
      session.close();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"USER", "PASS"})
  void an_endless_reply_is_too_much(String verb) {
    String endless = "331-" + "x\r\n331-".repeat(5000) + "\r\n331 end";
    try (FakeFtps ftps = FakeFtps.explicit(actor).answering(verb, endless)) {
      NetFailure failure =
          catchThrowableOfType(NetFailure.class, () -> login(ftps, "alice", PASSWORD));
      assertThat(failure.kind()).isEqualTo(Kind.TOO_MUCH);
    }
  }

  private Login login(FakeFtps ftps, String user, String password) throws NetFailure {
    try (FtpsSession session =
        FtpsSession.open(dialer, ftps.target(NAME), trust, soon(), transcript)) {
      return session.login(user, password.toCharArray());
    }
  }

  private FakeFtps serving(String path, String content) {
    return FakeFtps.explicit(actor).user("alice", PASSWORD).file(path, content);
  }

  private byte[] retrieve(FakeFtps ftps, String path, int max) throws NetFailure {
    try (FtpsSession session =
        FtpsSession.openForFiles(dialer, ftps.target(NAME), trust, soon(), transcript)) {
      assertThat(session.login("alice", PASSWORD.toCharArray()).isAccepted()).isTrue();
      return session.retrieve(path, max);
    }
  }

  private NetFailure failure(FakeFtps ftps, int max) {
    NetFailure failure = catchThrowableOfType(NetFailure.class, () -> retrieve(ftps, "token", max));
    assertThat(failure).as("a failure").isNotNull();
    return failure;
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(10));
  }
}
