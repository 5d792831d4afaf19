package io.sealport.server.registration;

import static io.sealport.server.boot.TestPolicies.edit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.DryRunInfo;
import io.sealport.api.JournalEntry;
import io.sealport.api.PolicyDifference;
import io.sealport.policy.Opinion;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.boot.TestPolicies;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.journal.Journal;
import io.sealport.server.journal.JournalReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles tried beside those in force say what they would do, and do nothing. */
class DryRunTest {

  @TempDir Path folder;
  private TestRooms rooms;
  private TestPolicies files;

  @BeforeEach
  void open() {
    rooms = TestRooms.ofCa(folder);
    files = new TestPolicies(rooms.home());
    files.copyToDryRun();
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  private void start() {
    rooms.get(PolicyOffice.class).start();
  }

  private DryRunInfo info() {
    DryRunInfo info = rooms.get(PolicyOffice.class).info().dryRun();
    assertThat(info).isNotNull();
    return info;
  }

  private List<PolicyDifference> differences() {
    return rooms.get(DryRun.class).differences("", 0, 1_000).items();
  }

  private List<JournalEntry> told() {
    return rooms.get(JournalReader.class).after(0, 1_000).stream()
        .filter(e -> e.act().startsWith("dry-run."))
        .toList();
  }

  private Outcome ask(Caller caller, String login) {
    return rooms
        .get(Registration.class)
        .enrol(TestDoor.asking("ftps-user", "login:" + login), caller);
  }

  @Test
  void requests_that_come_to_the_same_are_counted_and_not_kept() {
    start();
    ask(TestDoor.ADMINISTRATOR, "alice");
    ask(Caller.ANYONE, "bob");

    assertThat(info().judged()).isEqualTo(2);
    assertThat(info().differing()).isZero();
    assertThat(info().since()).isEqualTo(rooms.clock().instant());
    assertThat(differences()).isEmpty();
  }

  @Test
  void another_outcome_is_kept_and_the_request_goes_its_way() {
    edit(files.tried("ftps-user"), "\"login:root\"", "\"login:alice\", \"login:root\"");
    start();
    Outcome alice = ask(TestDoor.ADMINISTRATOR, "alice");
    ask(TestDoor.ADMINISTRATOR, "bob");

    assertThat(alice).isInstanceOf(Outcome.Issued.class);
    assertThat(info().judged()).isEqualTo(2);
    assertThat(info().differing()).isEqualTo(1);
    assertThat(differences())
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.request()).isEqualTo(alice.request().id());
              assertThat(d.profile()).isEqualTo("ftps-user");
              assertThat(d.names()).containsExactly("login:alice");
              assertThat(d.active().outcome()).isEqualTo("approved");
              assertThat(d.candidate().outcome()).isEqualTo("refused");
              assertThat(d.candidate().violations()).extracting("rule").contains("names.deny");
              assertThat(d.candidateFingerprint()).isEqualTo(info().fingerprint());
            });
  }

  @Test
  void other_demands_and_another_certificate_differ_too() {
    edit(files.tried("ftps-user"), "[token, approval, operator", "[approval, operator");
    edit(files.tried("ftps-user"), "default: 7d", "default: 6d");
    start();
    ask(Caller.ANYONE, "waiting");
    ask(TestDoor.ADMINISTRATOR, "issued");

    assertThat(differences())
        .satisfiesExactly(
            d -> {
              assertThat(d.active().demands().get(0).checks()).contains("token");
              assertThat(d.candidate().demands().get(0).checks()).doesNotContain("token");
            },
            d -> {
              assertThat(d.active().certificate()).singleElement().asString().startsWith("until ");
              assertThat(d.candidate().certificate())
                  .singleElement()
                  .isNotEqualTo(d.active().certificate().get(0));
            });
  }

  @Test
  void renewals_and_approvals_are_judged_too() {
    start();
    String waiting = ask(Caller.ANYONE, "waiting").request().id();
    rooms.get(PendingRequests.class).approve(waiting, TestDoor.ADMINISTRATOR, "yes");
    LedgerEntry first = TestDoor.issue(rooms, "ftps-user", "login:again");
    TestDoor.renew(rooms, first);

    assertThat(info().judged()).isEqualTo(4);
  }

  @Test
  void what_the_candidate_cannot_judge_differs_and_disturbs_nobody() throws Exception {
    Files.delete(files.tried("ftps-user"));
    edit(files.tried("ftps-server"), "issuer: servers", "issuer: servers-9");
    start();

    assertThat(ask(TestDoor.ADMINISTRATOR, "alice")).isInstanceOf(Outcome.Issued.class);
    TestDoor.issue(rooms, "ftps-server", "dns:ftp.example.com");

    assertThat(differences())
        .extracting(PolicyDifference::candidate)
        .allSatisfy(c -> assertThat(c.outcome()).isEqualTo("failed"))
        .satisfiesExactly(
            c -> assertThat(c.violations().get(0).found()).contains("no profile \"ftps-user\""),
            c -> assertThat(c.violations().get(0).found()).contains("servers-9"));
  }

  @Test
  void a_mistake_in_it_stops_neither_the_start_nor_the_reload() {
    edit(files.tried("ftps-user"), "max: 30d", "max: 9000d");
    start();
    assertThat(info().fingerprint()).isNull();
    assertThat(info().problems()).singleElement().asString().contains("ftps-user.yaml:", "9000d");
    assertThat(told())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.act()).isEqualTo("dry-run.not-loaded");
              assertThat(e.details()).contains("9000d");
            });

    edit(files.active("ftps-user"), "max: 30d", "max: 10d");
    PolicyOffice office = rooms.get(PolicyOffice.class);
    assertThat(office.reload(TestDoor.ADMINISTRATOR).changes()).hasSize(1);
    assertThat(ask(TestDoor.ADMINISTRATOR, "alice")).isInstanceOf(Outcome.Issued.class);
    assertThat(differences()).isEmpty();

    edit(files.tried("ftps-user"), "max: 9000d", "max: 9d");
    assertThat(office.reload(TestDoor.ADMINISTRATOR).dryRun().problems()).isEmpty();
    assertThat(told()).last().extracting(JournalEntry::act).isEqualTo("dry-run.loaded");
  }

  @Test
  void it_ends_with_its_folder() throws Exception {
    start();
    Files.move(rooms.home().resolve("policies-dry-run"), folder.resolve("aside"));
    rooms.get(PolicyOffice.class).reload(TestDoor.ADMINISTRATOR);
    rooms.get(PolicyOffice.class).reload(TestDoor.ADMINISTRATOR);
    ask(TestDoor.ADMINISTRATOR, "alice");

    assertThat(rooms.get(PolicyOffice.class).info().dryRun()).isNull();
    assertThat(rooms.query("SELECT * FROM policy_trial")).isEmpty();
    assertThat(told())
        .extracting(JournalEntry::act)
        .containsExactly("dry-run.loaded", "dry-run.ended");
  }

  @Test
  void a_database_that_refuses_it_fails_no_request() throws Exception {
    Files.delete(files.tried("ftps-user"));
    start();
    rooms.refuse("policy_difference");

    assertThat(ask(TestDoor.ADMINISTRATOR, "alice")).isInstanceOf(Outcome.Issued.class);
    assertThat(info().judged()).isZero();

    rooms.accept("policy_difference");
    ask(TestDoor.ADMINISTRATOR, "bob");
    assertThat(info().judged()).isEqualTo(1);
    assertThat(differences()).hasSize(1);
  }

  @Test
  void the_newest_differences_are_kept_and_a_candidate_has_its_own() {
    Trials trials = rooms.get(Trials.class);
    Opinion yes = new Opinion("approved", List.of(), List.of(), List.of());
    List<Trials.Judged> many = new ArrayList<>();
    for (int i = 1; i <= Trials.KEPT + 5; i++) {
      String book = i % 2 == 0 ? "even" : "odd";
      many.add(
          new Trials.Judged(
              new PolicyDifference(
                  0, Instant.EPOCH, "r" + i, "p", List.of(), yes, yes, "now", book),
              true));
    }
    rooms.get(Journal.class).commit(acts -> trials.add(many));

    assertThat(rooms.query("SELECT COUNT(*), MIN(seq), MAX(seq) FROM policy_difference"))
        .containsExactly(Trials.KEPT + "|6|" + (Trials.KEPT + 5));
    assertThat(trials.count("now", "odd").judged()).isEqualTo(Trials.KEPT / 2 + 3);
    assertThat(trials.page("even", 0, 2).items())
        .extracting(PolicyDifference::request)
        .containsExactly("r6", "r8");
    assertThat(trials.page("even", 0, 2).next()).isEqualTo("8");
    assertThat(trials.count("now", "none").since()).isEqualTo(Optional.empty());
  }
}
