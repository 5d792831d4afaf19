package io.sealport.server.registration;

import static io.sealport.server.boot.TestPolicies.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.api.JournalEntry;
import io.sealport.api.PoliciesReloaded;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.TestKeys;
import io.sealport.policy.Policies;
import io.sealport.policy.Role;
import io.sealport.policy.Rulebook;
import io.sealport.server.AtOnce;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.boot.TestHome;
import io.sealport.server.boot.TestPolicies;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.identity.Attempts;
import io.sealport.server.journal.JournalReader;
import io.sealport.server.watch.Steps;
import io.sealport.testing.FakeClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles are put into force by a reload or a restart, all or none, and the journal tells. */
class PolicyOfficeTest {

  @TempDir Path folder;
  private Path home;
  private TestPolicies files;
  private TestRooms rooms;

  @BeforeEach
  void open() {
    home = TestHome.copyInto(folder);
    files = new TestPolicies(home);
    start();
  }

  private void start() {
    rooms = TestRooms.on(home, new FakeClock());
    rooms.get(PolicyOffice.class).start();
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  private PoliciesReloaded reload() {
    return rooms.get(PolicyOffice.class).reload(TestDoor.ADMINISTRATOR);
  }

  private Outcome ask(String login, String validity) {
    return rooms
        .get(Registration.class)
        .enrol(
            TestDoor.asking(
                "ftps-user",
                TestKeys.ecOf(login),
                Optional.of(io.sealport.pki.Durations.parse(validity)),
                "login:" + login),
            TestDoor.ADMINISTRATOR);
  }

  private List<JournalEntry> told(String prefix) {
    return rooms.get(JournalReader.class).after(0, 1_000).stream()
        .filter(e -> e.act().startsWith(prefix))
        .toList();
  }

  private String fingerprint() {
    return rooms.get(Policies.class).current().fingerprint();
  }

  private static Fault refusal(ThrowingCallable reload) {
    Fault[] found = new Fault[1];
    assertThatThrownBy(reload).isInstanceOfSatisfying(Fault.class, f -> found[0] = f);
    assertThat(found[0].kind()).isEqualTo(Kind.REFUSED);
    return found[0];
  }

  @Test
  void the_next_request_is_judged_by_the_new_files() {
    assertThat(ask("early", "20d")).isInstanceOf(Outcome.Issued.class);
    edit(files.active("ftps-user"), "max: 30d", "max: 10d");
    assertThat(ask("between", "20d")).isInstanceOf(Outcome.Issued.class);

    PoliciesReloaded done = reload();

    assertThat(done.fingerprint()).isEqualTo(fingerprint());
    assertThat(done.dryRun()).isNull();
    assertThat(done.changes())
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.profile()).isEqualTo("ftps-user");
              assertThat(c.kind()).isEqualTo("changed");
              assertThat(c.keys()).containsExactly("validity.max 30d -> 10d");
            });
    assertThat(ask("late", "20d").request().violations())
        .extracting("rule")
        .containsExactly("validity.max");
    assertThat(told("policies.reloaded"))
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.actor()).isEqualTo("operator:test");
              assertThat(e.subject()).isEqualTo(done.fingerprint());
              assertThat(e.details())
                  .contains(
                      "ftps-user",
                      "validity.max 30d -> 10d; sha256 " + done.changes().get(0).before())
                  .doesNotContain("ftps-server");
            });
  }

  @Test
  void a_mistake_changes_nothing_and_every_mistake_is_told() throws Exception {
    String before = fingerprint();
    edit(files.active("ftps-user"), "max: 30d", "max: 10d");
    edit(files.active("ftps-server"), "max: 90d", "max: 9000d");
    edit(files.active("auditor"), "usage: client", "usage: client\ncolour: red");

    Fault fault = refusal(this::reload);

    assertThat(fault.message()).matches(".*auditor\\.yaml:\\d+: unknown key \"colour\".*");
    assertThat(fault.also())
        .singleElement()
        .asString()
        .matches(".*ftps-server\\.yaml:\\d+: validity\\.max.*9000d.*");
    assertThat(fault.hint()).hasValueSatisfying(h -> assertThat(h).contains("nothing was changed"));
    assertThat(fingerprint()).isEqualTo(before);
    assertThat(ask("long", "20d")).isInstanceOf(Outcome.Issued.class);
    assertThat(told("policies.reloaded")).isEmpty();
  }

  @Test
  void what_has_not_changed_is_not_journaled() {
    PoliciesReloaded done = reload();

    assertThat(done.changes()).isEmpty();
    assertThat(told("policies.reloaded")).isEmpty();
    assertThat(told("policies.loaded")).hasSize(1);
  }

  @Test
  void a_profile_that_comes_or_goes_is_told() throws Exception {
    Files.move(files.active("auditor"), folder.resolve("aside"));
    assertThat(reload().changes()).extracting("kind").containsExactly("removed");
    Files.move(folder.resolve("aside"), files.active("auditor"));
    assertThat(reload().changes()).extracting("kind").containsExactly("added");

    assertThat(told("policies.reloaded"))
        .extracting(JournalEntry::details)
        .satisfiesExactly(
            d -> assertThat(d).contains("\"auditor\"", "removed, sha256 "),
            d -> assertThat(d).contains("\"auditor\"", "added, sha256 "));
  }

  @Test
  void an_edit_before_a_restart_is_journaled_at_the_start() {
    assertThat(told("policies.loaded"))
        .singleElement()
        .satisfies(e -> assertThat(e.details()).contains("ftps-server", "operator", "added"));
    rooms.close();
    start();
    assertThat(told("policies.loaded")).hasSize(1);
    rooms.close();
    edit(files.active("ftps-server"), "max: 90d", "max: 60d");
    start();

    assertThat(told("policies.loaded"))
        .hasSize(2)
        .last()
        .satisfies(
            e -> {
              assertThat(e.actor()).isEqualTo("system");
              assertThat(e.subject()).isEqualTo(fingerprint());
              assertThat(e.details()).contains("validity.max 90d -> 60d").doesNotContain("auditor");
            });
  }

  @Test
  void a_reload_that_cannot_be_journaled_changes_nothing() {
    String before = fingerprint();
    edit(files.active("ftps-user"), "max: 30d", "max: 10d");
    rooms.refuse("journal_entry");

    assertThatThrownBy(this::reload)
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAVAILABLE));
    assertThat(fingerprint()).isEqualTo(before);

    rooms.accept("journal_entry");
    reload();
    assertThat(fingerprint()).isNotEqualTo(before);
    assertThat(told("policies.reloaded")).hasSize(1);
  }

  @Test
  void the_last_profile_that_makes_administrators_stays() throws Exception {
    String before = fingerprint();
    edit(files.active("operator"), "grants: administrator", "grants: officer");
    assertThat(refusal(this::reload).message())
        .contains("no profile grants the role administrator");

    edit(files.active("operator"), "grants: officer", "grants: administrator");
    edit(files.active("operator"), "profile: operator", "profile: boss");
    assertThat(refusal(this::reload).message()).contains("no valid certificate");

    edit(files.active("operator"), "profile: boss", "profile: operator");
    Files.writeString(
        files.active("boss"),
        Files.readString(files.active("operator")).replace("profile: operator", "profile: boss"));
    assertThat(fingerprint()).isEqualTo(before);
    assertThat(reload().changes()).hasSize(1);
  }

  @Test
  void the_servers_own_certificates_stay_allowed() throws Exception {
    String before = fingerprint();
    Path aside = folder.resolve("aside");
    for (String own : List.of("sealport-https", "ocsp-responder")) {
      Files.move(files.active(own), aside);
      assertThat(refusal(this::reload).message())
          .contains("there is no profile " + own + "; wanted one for the server's own certificate");
      Files.move(aside, files.active(own));
    }
    edit(files.active("sealport-https"), "\"dns:**\", ", "");
    edit(files.active("sealport-https"), "\"ip:0.0.0.0/0\", ", "");

    assertThat(refusal(this::reload).message())
        .contains("profile sealport-https does not allow", "names.allow");
    assertThat(fingerprint()).isEqualTo(before);
  }

  /** The demands are the judgement's, the time is the profile's: both of one rulebook. */
  @Test
  void no_request_is_judged_by_halves_of_two() throws Exception {
    Path file = files.active("ftps-user");
    String text = Files.readString(file);
    String few = text.replace("[token, approval, operator, renewal]", "[approval]");
    Rulebook[] books = {
      book(file, text + "pending: {expire: 1d}\n"), book(file, few + "pending: {expire: 2d}\n")
    };
    Policies policies = rooms.get(Policies.class);
    policies.replace(books[0]);

    AtomicInteger asked = new AtomicInteger();
    AtOnce.run(
        8,
        number -> {
          for (int i = 0; number == 0 && asked.get() < 7 * 25; i++) {
            policies.replace(books[i % 2]);
            Thread.sleep(1);
          }
          for (int i = 0; number > 0 && i < 25; i++) {
            pend("u" + number + "-" + i);
            asked.incrementAndGet();
          }
          return number;
        });

    List<String> rows =
        rooms.query(
            "SELECT (expires - created) / 3600000, demands FROM request WHERE state = 'pending'");
    assertThat(rows)
        .hasSize(7 * 25)
        .allSatisfy(
            row -> assertThat(row.startsWith("24|")).as(row).isEqualTo(row.contains("token")));
    assertThat(rows).anyMatch(r -> r.startsWith("24|")).anyMatch(r -> r.startsWith("48|"));
  }

  /** At every look it is another one: who looks twice mixes them. */
  @Test
  void an_act_looks_once() throws Exception {
    Path file = files.active("ftps-user");
    String text = Files.readString(file);
    String few = text.replace("[token, approval, operator, renewal]", "[approval]");
    Rulebook[] books = {
      book(file, text + "pending: {expire: 1d}\n"), book(file, few + "pending: {expire: 2d}\n")
    };
    AtomicInteger looks = new AtomicInteger();
    Policies restless =
        new Policies(books[0]) {
          @Override
          public Rulebook current() {
            return books[looks.getAndIncrement() % 2];
          }
        };
    Judging judging = judging(restless);
    Registration registration = registration(judging);

    for (int i = 0; i < 4; i++) {
      registration.enrol(TestDoor.asking("ftps-user", "login:u" + i), Caller.ANYONE);
    }

    assertThat(looks).hasValue(4);
    assertThat(
            rooms.query(
                "SELECT (expires - created) / 3600000, demands FROM request"
                    + " WHERE state = 'pending' ORDER BY names"))
        .satisfiesExactly(
            r -> assertThat(r).startsWith("24|").contains("token"),
            r -> assertThat(r).startsWith("48|").doesNotContain("token"),
            r -> assertThat(r).startsWith("24|").contains("token"),
            r -> assertThat(r).startsWith("48|").doesNotContain("token"));

    PendingRequests pending = pending(judging);
    List<String> waiting = rooms.query("SELECT id FROM request WHERE state = 'pending'");
    pending.approve(waiting.get(0), TestDoor.ADMINISTRATOR, "yes");
    assertThat(looks).hasValue(5);
    pending.resume(waiting.get(1), Map.of(), Caller.ANYONE, Optional.empty());
    assertThat(looks).hasValue(6);
    LedgerEntry held = TestDoor.issue(rooms, "ftps-user", "login:held");
    registration.renew(
        TestDoor.asking("ftps-user", "login:held").csr(), Optional.empty(), holder(held));
    assertThat(looks).hasValue(7);
  }

  private static Caller holder(LedgerEntry held) {
    return new Caller(
        "certificate:" + held.serial(),
        Optional.of(Role.REQUESTER),
        Optional.of(held.serial()),
        Optional.empty());
  }

  private Judging judging(Policies policies) {
    return new Judging(
        policies,
        rooms.get(DryRun.class),
        rooms.get(Hierarchy.class),
        rooms.get(History.class),
        rooms.get(SecureRandom.class),
        rooms.get(Steps.class),
        rooms.get(Clock.class));
  }

  private Registration registration(Judging judging) {
    return new Registration(
        judging,
        rooms.get(Proving.class),
        rooms.get(Ledger.class),
        rooms.get(Requests.class),
        rooms.get(Replays.class),
        rooms.get(Filing.class),
        rooms.get(Renewals.class),
        rooms.get(Inventory.class),
        rooms.get(Callers.class),
        rooms.get(Recalls.class),
        rooms.get(Clock.class));
  }

  private PendingRequests pending(Judging judging) {
    return new PendingRequests(
        rooms.get(Requests.class),
        judging,
        rooms.get(Proving.class),
        rooms.get(Attempts.class),
        rooms.get(Filing.class),
        rooms.get(Inventory.class),
        rooms.get(Callers.class),
        rooms.get(Clock.class));
  }

  private Rulebook book(Path file, String text) throws Exception {
    Files.writeString(file, text);
    return Rulebook.load(home.resolve("policies"));
  }

  private void pend(String login) {
    Outcome outcome =
        rooms
            .get(Registration.class)
            .enrol(
                TestDoor.asking(
                    "ftps-user",
                    TestKeys.fresh(),
                    Optional.of(Duration.ofDays(1)),
                    "login:" + login),
                Caller.ANYONE);
    assertThat(outcome).isInstanceOf(Outcome.Pending.class);
  }
}
