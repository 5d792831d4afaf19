package io.sealport.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealport.cli.fake.Cli;
import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.ftps.FakeFtps;
import io.sealport.ftps.FtpsMode;
import io.sealport.ftps.TlsActor;
import io.sealport.ftps.check.EndpointFault;
import io.sealport.ftps.check.EndpointReport;
import io.sealport.ftps.check.FaultId;
import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import io.sealport.pki.Name;
import io.sealport.pki.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command makes of its arguments and of what it finds. */
@Timeout(60)
class CheckCommandTest {

  private static final String PASSWORD = "open-sesame";

  @TempDir Path folder;

  private final Forged root = current(Forge.ca("CN=Root")).selfSigned();
  private final Forged server = current(Forge.server("localhost")).by(root);
  private Path trust;

  private static Forge current(Forge certificate) {
    Instant now = Instant.now();
    return certificate.valid(now.minusSeconds(3600), now.plusSeconds(86400));
  }

  @BeforeEach
  void write() throws IOException {
    trust = Files.writeString(folder.resolve("root.pem"), Pem.certificate(root.certificate()));
  }

  private FakeFtps ftps() {
    return FakeFtps.explicit(TlsActor.of(server)).user("alice", PASSWORD);
  }

  @Test
  void a_report_for_people_has_the_verdict_the_window_and_the_facts() {
    try (FakeFtps ftps = ftps()) {
      Cli.Run run = run(at(ftps));

      assertThat(run.code()).as(run.err() + run.out()).isZero();
      assertThat(run.out())
          .startsWith(
              at(ftps) + " at 127.0.0.1:" + ftps.address().getPort() + " (explicit): healthy")
          .contains("Issuer", "CN=Root", "Names", "dns:localhost")
          .contains("tls-versions: TLS 1.3, TLS 1.2")
          .doesNotContain("Invalid");
    }
  }

  @Test
  void a_fault_says_what_was_found_what_was_wanted_and_what_to_do() throws IOException {
    Forged other = current(Forge.server("elsewhere.example.com")).by(root);
    try (FakeFtps ftps = FakeFtps.explicit(TlsActor.of(other))) {
      Cli.Run run = run(at(ftps));

      assertThat(run.code()).isEqualTo(11);
      assertThat(run.out())
          .contains("1 error")
          .contains("error (certificate, name-mismatch): it does not name localhost")
          .contains("wanted: the name that clients connect to")
          .contains("hint: have a certificate issued with that name")
          .contains("Invalid: it does not name localhost");
    }
  }

  @Test
  void several_endpoints_are_looked_at_at_once_and_told_in_their_order() throws IOException {
    try (FakeFtps one = ftps();
        FakeFtps two = FakeFtps.implicit(TlsActor.of(server));
        FakeFtps ill = ftps().answering("PROT", "536 no")) {
      Cli.Run run = run(at(one), at(two), at(ill), "--json");

      JsonNode reports = new ObjectMapper().readTree(run.out());
      assertThat(reports.findValuesAsText("endpoint")).containsExactly(at(one), at(two), at(ill));
      assertThat(reports.findValuesAsText("mode"))
          .containsExactly("explicit", "implicit", "explicit");
      assertThat(reports.path(0).path("healthy").asBoolean()).isTrue();
      assertThat(reports.path(2).path("faults").path(0).path("id").asText())
          .isEqualTo("prot-p-refused");
      assertThat(run.code()).isEqualTo(14);
    }
  }

  @Test
  void a_login_goes_by_a_file_and_shows_in_no_output() throws IOException {
    Path password = secret(PASSWORD + "\n");
    try (FakeFtps ftps = ftps()) {
      Cli.Run run = run(at(ftps), "--login", "alice", "--password-file", password, "--transcript");

      assertThat(run.code()).as(run.out()).isZero();
      assertThat(run.out())
          .contains("login: alice is in", "> PASS ***", "session-reuse: offered")
          .contains(
              "< 234 go on  (TLS may begin)", "(the user name is fine and the password is wanted)");
      assertThat(run.out() + run.err()).doesNotContain(PASSWORD);
      assertThat(ftps.commands()).contains("PASS " + PASSWORD);
    }
  }

  @Test
  void what_is_expected_is_a_serial_or_a_file() throws IOException {
    Path same = Files.writeString(folder.resolve("new.pem"), Pem.certificate(server.certificate()));
    assertThat(expecting(same.toString()).code()).isZero();
    assertThat(expecting(server.certificate().getSerialNumber().toString(16)).code()).isZero();
    Cli.Run other = expecting("0a");
    assertThat(other.code()).isEqualTo(11);
    assertThat(other.out()).contains("not-expected", "wanted: the certificate with serial a");
  }

  private Cli.Run expecting(String what) {
    try (FakeFtps ftps = ftps()) {
      return run(at(ftps), "--expect", what);
    }
  }

  @Test
  void nobody_there_is_10() {
    Cli.Run run = run("127.0.0.1:1", "--timeout", "2s");

    assertThat(run.code()).isEqualTo(10);
    assertThat(run.out()).contains("no-connection");
  }

  @Test
  void a_name_that_does_not_resolve_is_10() {
    Cli.Run run = run("nobody.invalid", "--timeout", "2s", "--json");

    assertThat(run.code()).isEqualTo(10);
    assertThat(run.out()).contains("no-address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost",
        "ftps://",
        "ftps://a@localhost",
        "ftps://localhost/path",
        "localhost:0",
        "localhost:99999",
        "*.example.com",
        "ftps://alice:hunter2@localhost",
        ""
      })
  void what_is_no_endpoint_is_refused(String text) {
    Cli.Run run = run(text);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("error: ").doesNotContain("hunter2");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void options_that_do_not_fit_together_are_refused_before_anything_is_dialled()
      throws IOException {
    Path password = secret(PASSWORD);
    Path open = Files.writeString(folder.resolve("open"), PASSWORD);

    assertThat(run("a", "b", "--connect", "127.0.0.1:1").code()).isEqualTo(2);
    assertThat(run("a", "--connect", "localhost").code()).isEqualTo(2);
    assertThat(run("a", "--cert", trust).code()).isEqualTo(2);
    assertThat(run("a", "--password-file", password).code()).isEqualTo(2);
    assertThat(run("a", "--login", "alice", "--password-file", open).code()).isEqualTo(2);
    assertThat(run("a", "--explicit", "--implicit").code()).isEqualTo(2);
    assertThat(Cli.of(folder).run("check", "a", "--login", "alice").err())
        .contains("--login goes with --trust");
  }

  @ParameterizedTest
  @CsvSource({
    "ftp.example.com,,",
    "ftps://ftp.example.com,,",
    "FTPS://ftp.example.com/,,",
    "ftps://ftp.example.com:2121,2121,",
    "ftpes://ftp.example.com,,EXPLICIT"
  })
  void an_endpoint_says_port_and_mode(String text, Integer port, FtpsMode mode) {
    EndpointText endpoint = EndpointText.parse(text);

    assertThat(endpoint.host()).isEqualTo(Name.dns("ftp.example.com"));
    assertThat(endpoint.port()).isEqualTo(Optional.ofNullable(port));
    assertThat(endpoint.mode()).isEqualTo(Optional.ofNullable(mode));
  }

  @Test
  void an_endpoint_may_be_an_address() {
    assertThat(EndpointText.parse("ftps://[::1]:990").host()).isEqualTo(Name.ip("::1"));
    assertThat(EndpointText.parse("127.0.0.1").host()).isEqualTo(Name.ip("127.0.0.1"));
    assertThatThrownBy(() -> EndpointText.parse("ftp://127.0.0.1")).isInstanceOf(Fault.class);
  }

  @ParameterizedTest
  @CsvSource({
    "EXPIRED,ENDPOINT_CERTIFICATE",
    "TIMED_OUT,ENDPOINT_NETWORK",
    "NO_COMMON_CIPHER,ENDPOINT_CIPHERS",
    "SESSION_REUSE_REFUSED,ENDPOINT_SESSION",
    "LOGIN_REFUSED,ENDPOINT_FTP",
    "REVOKED,ENDPOINT_REVOCATION"
  })
  void each_class_of_fault_has_its_ending(FaultId id, ExitCode code) {
    assertThat(Endings.of(List.of(report(), report(id)), false)).isEqualTo(code);
  }

  @Test
  void warnings_end_with_0_unless_strict_and_of_several_the_lowest_counts() {
    EndpointReport warned = report(FaultId.SESSION_REUSE_NEEDED);

    assertThat(Endings.of(List.of(warned), false)).isEqualTo(ExitCode.DONE);
    assertThat(Endings.of(List.of(warned), true)).isEqualTo(ExitCode.ENDPOINT_SESSION);
    assertThat(Endings.of(List.of(report(FaultId.REVOKED, FaultId.NO_FTP)), false))
        .isEqualTo(ExitCode.ENDPOINT_FTP);
  }

  @Test
  void the_page_names_every_fault() throws IOException {
    String page = Files.readString(Path.of("README.md"));

    assertThat(Arrays.stream(FaultId.values()).map(id -> "`" + id.wire() + "`"))
        .allSatisfy(id -> assertThat(page).contains(id));
  }

  private static EndpointReport report(FaultId... ids) {
    return new EndpointReport(
        "ftps://localhost",
        Optional.empty(),
        Forge.NOW,
        List.of(),
        Optional.empty(),
        Arrays.stream(ids).map(id -> EndpointFault.of(id, "it")).toList(),
        List.of(),
        List.of());
  }

  private static String at(FakeFtps ftps) {
    return "ftps://localhost:" + ftps.address().getPort();
  }

  private Path secret(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("password"), content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private Cli.Run run(Object... arguments) {
    List<Object> words = new ArrayList<>(List.of("check", "--trust", trust));
    words.addAll(Arrays.asList(arguments));
    return Cli.of(folder).run(words.toArray());
  }
}
