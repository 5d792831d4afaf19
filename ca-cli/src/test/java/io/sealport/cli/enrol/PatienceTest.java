package io.sealport.cli.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.api.RequestInfo;
import io.sealport.cli.client.ApiClient;
import io.sealport.cli.client.Credential;
import io.sealport.cli.client.Target;
import io.sealport.cli.console.Printer;
import io.sealport.cli.delivery.Delivery;
import io.sealport.cli.fake.Cli;
import io.sealport.cli.fake.FakeCa;
import io.sealport.cli.fake.FakeRegistration;
import io.sealport.cli.fake.FakeServer;
import io.sealport.cli.fake.Ways;
import io.sealport.cli.prove.Answering;
import io.sealport.cli.prove.ProofOptions;
import io.sealport.fault.Fault;
import io.sealport.pki.Name;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
class PatienceTest {

  private static final Patience.Pauses SHORT =
      new Patience.Pauses(Duration.ofMillis(2), Duration.ofMillis(4), Duration.ofMillis(16));

  @TempDir Path folder;
  private final FakeCa ca = new FakeCa("Test Root");
  private final FakeServer server = FakeServer.of(ca);
  private final FakeRegistration registration = new FakeRegistration(server, ca, Name.Type.DNS);
  private final StringWriter said = new StringWriter();
  private Path trust = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void a_folder() throws Exception {
    trust = Files.writeString(folder.resolve("trust.pem"), ca.rootPem());
    out = folder.resolve("out");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void has_the_checks_look_again_until_it_is_issued_and_tells_what_is_new_once() {
    registration.owes(Ways.dns01());
    RequestInfo pending = pending();
    registration.onResume("", Ways.found("dns-01", Ways.NAME, "not-proven", "no TXT record"));
    registration.afterResumptions(3, "issued");

    RequestInfo decided = await(pending, proofs());

    assertThat(decided.status()).isEqualTo("issued");
    assertThat(registration.resumed()).hasSize(3);
    assertThat(said.toString())
        .isEqualTo("  dns:ftp.example.com by dns-01: not proven: no TXT record\n");
  }

  @Test
  void looks_only_for_the_decision_where_nothing_looks_by_itself() {
    registration.owes(Ways.ftpLogin(), Ways.approval("certificate"));
    RequestInfo pending = pending();
    registration.decideAfterLooks(20, "rejected");

    assertThat(await(pending, proofs()).status()).isEqualTo("rejected");

    assertThat(registration.resumed()).isEmpty();
  }

  @Test
  void a_password_is_sent_once_however_long_it_waits() throws Exception {
    registration.owes(Ways.ftpLogin(), Ways.endpointKey());
    RequestInfo pending = pending();
    registration.afterResumptions(4, "issued");
    Path password = Files.writeString(folder.resolve("password"), "s3cret");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));

    await(pending, proofs("--ftp-password-file", password.toString()));

    assertThat(registration.resumed())
        .hasSize(4)
        .extracting(r -> r.answers() == null ? Map.of() : r.answers().keySet())
        .containsExactly(
            java.util.Set.of("ftp-login", "endpoint-key"),
            java.util.Set.of("endpoint-key"),
            java.util.Set.of("endpoint-key"),
            java.util.Set.of("endpoint-key"));
  }

  @Test
  void says_that_it_was_tried_too_often_and_waits() {
    registration.owes(Ways.dns01());
    RequestInfo pending = pending();
    registration.onResumeFail(Fault.Kind.BUSY);
    registration.decideAfterLooks(30, "issued");

    assertThat(await(pending, proofs()).status()).isEqualTo("issued");

    assertThat(said.toString()).contains("within 1h did not succeed; waiting");
    // Pauses of 2, 4, 8 and 8 looks, and so on: far fewer than the looks for a decision.
    assertThat(registration.resumed()).hasSizeBetween(3, 6);
  }

  @Test
  void a_refusal_and_any_other_trouble_end_it() {
    registration.owes(Ways.dns01());
    RequestInfo pending = pending();
    registration.onResumeFail(Fault.Kind.FORBIDDEN);

    assertThatThrownBy(() -> await(pending, proofs()))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Fault.Kind.FORBIDDEN));
  }

  @Test
  void an_interruption_ends_it() throws Exception {
    registration.owes(Ways.dns01());
    RequestInfo pending = pending();
    StringWriter ended = new StringWriter();
    Thread waiting =
        new Thread(
            () -> {
              try {
                await(pending, proofs());
              } catch (Fault e) {
                ended.write(e.message());
              }
            });
    waiting.start();
    waiting.interrupt();
    waiting.join(Duration.ofSeconds(30).toMillis());

    assertThat(ended.toString()).startsWith("interrupted while waiting");
  }

  @Test
  void standard_pauses_stay_below_what_a_server_lets_be_tried_in_an_hour() {
    Duration waited = Duration.ZERO;
    Duration pause = Patience.Pauses.STANDARD.first();
    int looks = 0;
    while (waited.plus(pause).compareTo(Duration.ofHours(1)) <= 0) {
      waited = waited.plus(pause);
      looks++;
      Duration twice = pause.multipliedBy(2);
      Duration longest = Patience.Pauses.STANDARD.longest();
      pause = twice.compareTo(longest) < 0 ? twice : longest;
    }

    assertThat(looks).isBetween(8, 12);
  }

  private RequestInfo pending() {
    Cli.Run run =
        Cli.of(folder)
            .at(server, trust, "request", "--profile", "p", "--name", "a.example", "--out", out);
    assertThat(run.code()).as(run.err()).isEqualTo(4);
    return enrolment().look("r1");
  }

  private Enrolment enrolment() {
    ApiClient api = new ApiClient(new Target(server.address(), trust, new Credential.None()));
    return new Enrolment(api, new OpenRequest(out), new Delivery(out, null), false, "");
  }

  private RequestInfo await(RequestInfo pending, Answering answering) {
    PrintWriter err = new PrintWriter(said);
    OpenRequest open = new OpenRequest(out);
    Enrolment enrolment = enrolment();
    return new Patience(SHORT, new Printer(err, err, false, null), err)
        .await(
            enrolment,
            answering,
            enrolment.claim(pending, open.state().flatMap(open::key).or(Optional::empty)));
  }

  private static Answering proofs(String... options) {
    ProofOptions proof = new ProofOptions();
    new CommandLine(proof).parseArgs(options);
    return proof.answering();
  }
}
