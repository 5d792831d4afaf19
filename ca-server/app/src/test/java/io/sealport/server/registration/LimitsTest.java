package io.sealport.server.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.api.RequestInfo;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.fault.Violation;
import io.sealport.pki.CsrDraft;
import io.sealport.pki.Name;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import io.sealport.pki.TestKeys;
import io.sealport.policy.Role;
import io.sealport.server.AtOnce;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.boot.TestHome;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.status.Revocations;
import io.sealport.testing.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What limits the certificates of a profile together, on a real ledger. */
class LimitsTest {

  private static final Revocations.By OFFICER = new Revocations.By("operator:test", () -> {});

  /** Seven days last as long as a user's certificate. */
  private static final Duration LIFETIME = Duration.ofDays(7);

  @TempDir Path folder;
  private Path home;
  private TestRooms rooms;

  @BeforeEach
  void copy() {
    home = TestHome.copyInto(folder);
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  private void open(String profile, String limits) throws IOException {
    Files.writeString(
        home.resolve("policies/" + profile + ".yaml"),
        "\nlimits: " + limits + "\n",
        StandardOpenOption.APPEND);
    rooms = TestRooms.on(home, new FakeClock());
  }

  private void openUsers(String limits) throws IOException {
    open("ftps-user", limits);
  }

  private Outcome ask(Caller caller, String profile, String... names) {
    return rooms
        .get(Registration.class)
        .enrol(TestDoor.asking(profile, TestKeys.fresh(), Optional.empty(), names), caller);
  }

  private Outcome ask(String... names) {
    return ask(TestDoor.ADMINISTRATOR, "ftps-user", names);
  }

  private LedgerEntry issue(String... names) {
    Outcome outcome = ask(names);
    assertThat(outcome.request().violations()).isEmpty();
    return entry(outcome);
  }

  private LedgerEntry entry(Outcome outcome) {
    return rooms.get(Ledger.class).require(SerialNumber.parse(outcome.request().serial()));
  }

  private LedgerEntry now(LedgerEntry entry) {
    return rooms.get(Ledger.class).require(entry.serial());
  }

  private Outcome renew(LedgerEntry current) {
    Caller holder =
        new Caller(
            "certificate:" + current.serial(),
            Optional.of(Role.REQUESTER),
            Optional.of(current.serial()),
            Optional.empty());
    return rooms
        .get(Registration.class)
        .renew(
            CsrDraft.sign(TestKeys.fresh(), current.facts().names()).der(),
            Optional.empty(),
            holder);
  }

  private void revoke(LedgerEntry entry, RevocationReason reason) {
    rooms.get(Revocations.class).revoke(entry.serial(), reason, false, OFFICER);
  }

  private static List<String> rules(Outcome outcome) {
    return outcome.request().violations().stream().map(Violation::rule).toList();
  }

  private static Violation only(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(outcome.request().violations()).hasSize(1);
    return outcome.request().violations().get(0);
  }

  private List<String> statuses(String login) {
    return rooms.query(
        "SELECT c.status, c.reason FROM certificate c JOIN certificate_name n"
            + " ON n.serial = c.serial WHERE n.name = ? ORDER BY c.seq",
        "login:" + login);
  }

  @Test
  void one_more_than_the_most_is_refused_until_one_is_revoked_held_or_expired() throws IOException {
    openUsers("{max-active: 1}");
    LedgerEntry first = issue("login:alice", "email:alice@example.com");
    assertThat(only(ask("login:alice")))
        .satisfies(
            v -> {
              assertThat(v.rule()).isEqualTo("limits.max-active");
              assertThat(v.found())
                  .contains("login:alice in 1 ")
                  .contains(first.serial().toString());
              assertThat(v.limit()).contains(first.facts().notAfter().toString());
            });
    assertThat(rules(ask("login:ALICE", "email:alice@example.com"))).isEmpty();

    revoke(first, RevocationReason.CERTIFICATE_HOLD);
    LedgerEntry second = issue("login:alice");
    assertThat(rules(ask("login:alice"))).containsExactly("limits.max-active");
    revoke(second, RevocationReason.CESSATION_OF_OPERATION);
    LedgerEntry third = issue("login:alice");
    assertThat(rules(ask("login:alice"))).containsExactly("limits.max-active");
    rooms.clock().set(third.facts().notAfter());
    issue("login:alice");
  }

  @Test
  void a_released_one_counts_again() throws IOException {
    openUsers("{max-active: 2}");
    LedgerEntry held = issue("login:alice");
    revoke(held, RevocationReason.CERTIFICATE_HOLD);
    issue("login:alice");
    rooms.get(Revocations.class).release(held.serial(), false, OFFICER);

    assertThat(rules(ask("login:alice"))).containsExactly("limits.max-active");
  }

  @Test
  void another_profiles_certificates_do_not_count() throws IOException {
    openUsers("{max-active: 1}");
    ask(TestDoor.ADMINISTRATOR, "auditor", "login:alice");

    assertThat(ask("login:alice")).isInstanceOf(Outcome.Issued.class);
  }

  @Test
  void with_one_at_a_time_renewals_go_on_unattended() throws IOException {
    openUsers("{max-active: 1}");
    LedgerEntry current = issue("login:alice");
    for (int i = 0; i < 5; i++) {
      rooms.clock().advance(LIFETIME.multipliedBy(2).dividedBy(3));
      Outcome renewed = renew(current);
      assertThat(renewed).isInstanceOf(Outcome.Issued.class);
      assertThat(now(current).isRevoked()).isFalse();
      current = entry(renewed);
    }
    assertThat(rules(ask("login:alice"))).containsExactly("limits.max-active");
    // Renewed early, the one before the last is still valid and counts.
    assertThat(rules(renew(current))).containsExactly("limits.max-active");
  }

  @Test
  void of_a_hundred_at_once_no_more_than_the_most_are_issued() throws IOException {
    openUsers("{max-active: 3}");

    List<Outcome> outcomes = AtOnce.run(100, i -> ask("login:alice"));

    assertThat(outcomes).filteredOn(Outcome.Issued.class::isInstance).hasSize(3);
    assertThat(outcomes)
        .filteredOn(Outcome.Refused.class::isInstance)
        .hasSize(97)
        .allSatisfy(o -> assertThat(rules(o)).containsExactly("limits.max-active"));
    assertThat(statuses("alice")).containsOnly("valid|null").hasSize(3);
  }

  @Test
  void the_oldest_give_way_in_the_transaction_that_issues() throws IOException {
    openUsers("{max-active: 2, when-reached: revoke-predecessor}");
    LedgerEntry first = issue("login:alice");
    issue("login:alice");
    assertThat(now(first).isRevoked()).isFalse();

    LedgerEntry third = issue("login:alice", "email:alice@example.com");

    assertThat(statuses("alice")).containsExactly("revoked|superseded", "valid|null", "valid|null");
    assertThat(
            rooms.query(
                "SELECT actor, details FROM journal_entry"
                    + " WHERE act = 'certificate.revoked' AND subject = ?",
                first.serial().toString()))
        .containsExactly(
            "operator:test|{\"reason\":\"superseded\",\"by\":\"" + third.serial() + "\"}");
    assertThat(rooms.get(Audit.class).verify().intact()).isTrue();
  }

  @Test
  void of_many_at_once_that_take_the_place_of_one_another_one_stays() throws IOException {
    openUsers("{max-active: 1, when-reached: revoke-predecessor}");

    List<Outcome> outcomes = AtOnce.run(30, i -> ask("login:alice"));

    assertThat(outcomes).allSatisfy(o -> assertThat(o).isInstanceOf(Outcome.Issued.class));
    assertThat(statuses("alice")).filteredOn("valid|null"::equals).hasSize(1);
    assertThat(statuses("alice")).filteredOn("revoked|superseded"::equals).hasSize(29);
    assertThat(rooms.get(Audit.class).verify().intact()).isTrue();
  }

  @Test
  void nothing_is_revoked_where_the_issue_fails() throws IOException {
    openUsers("{max-active: 1, when-reached: revoke-predecessor}");
    LedgerEntry first = issue("login:alice");
    rooms.refuse("request");

    assertThatThrownBy(() -> ask("login:alice")).isInstanceOf(Fault.class);

    rooms.accept("request");
    assertThat(now(first).isRevoked()).isFalse();
    assertThat(statuses("alice")).hasSize(1);
  }

  @Test
  void a_renewal_ends_its_predecessor_at_once_where_that_counts() throws IOException {
    openUsers("{max-active: 1, when-reached: revoke-predecessor, count-predecessor: true}");
    LedgerEntry first = issue("login:alice");

    LedgerEntry second = entry(renew(first));

    assertThat(now(first).revocation())
        .hasValueSatisfying(r -> assertThat(r.reason()).isEqualTo(RevocationReason.SUPERSEDED));
    assertThat(now(first).replacedBy()).contains(second.serial());
    assertThat(now(second).isValid(rooms.clock().instant())).isTrue();
  }

  @Test
  void a_waiting_request_revokes_nothing_before_it_is_approved() throws IOException {
    openUsers("{max-active: 1, when-reached: revoke-predecessor}");
    LedgerEntry first = issue("login:alice");
    RequestInfo waiting = ask(Caller.ANYONE, "ftps-user", "login:alice").request();
    assertThat(now(first).isRevoked()).isFalse();

    rooms.get(PendingRequests.class).approve(waiting.id(), TestDoor.ADMINISTRATOR, "a new phone");

    assertThat(statuses("alice")).containsExactly("revoked|superseded", "valid|null");
  }

  @Test
  void an_administrator_gives_way_only_to_one_who_is_there_then() throws IOException {
    open("operator", "{max-active: 1, when-reached: revoke-predecessor}");
    String before = rooms.query("SELECT serial FROM certificate WHERE profile = 'operator'").get(0);

    Outcome next = ask(TestDoor.ADMINISTRATOR, "operator", "login:admin");

    assertThat(next).isInstanceOf(Outcome.Issued.class);
    assertThat(rooms.query("SELECT status FROM certificate WHERE serial = ?", before))
        .containsExactly("revoked");
    assertThatThrownBy(
            () -> rooms.get(Callers.class).requireNotLastAdministrator(entry(next).serial(), false))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.CONFLICT));
  }

  @Test
  void servers_give_way_only_with_all_their_names() throws IOException {
    open("ftps-server", "{max-active: 1, when-reached: revoke-predecessor}");
    String[] two = {"dns:a.example.com", "dns:b.example.com"};
    LedgerEntry first = entry(ask(TestDoor.ADMINISTRATOR, "ftps-server", two));

    assertThat(only(ask(TestDoor.ADMINISTRATOR, "ftps-server", "dns:a.example.com")).limit())
        .contains("those have other names too");
    assertThat(now(first).isRevoked()).isFalse();
    assertThat(ask(TestDoor.ADMINISTRATOR, "ftps-server", two)).isInstanceOf(Outcome.Issued.class);
    assertThat(now(first).isRevoked()).isTrue();
  }

  @Test
  void a_login_is_one_holders_whatever_the_case_or_the_letters() throws IOException {
    openUsers("{unique-login: true}");
    LedgerEntry alice = issue("login:alice1");

    for (String login : List.of("alice1", "Alice1", "ALICE1", "alicel", "AlICE1")) {
      Violation violation = only(ask("login:" + login));
      assertThat(violation.rule()).isEqualTo("limits.unique-login");
      assertThat(violation.found()).contains(alice.serial().toString());
    }
    assertThat(ask("login:alice2")).isInstanceOf(Outcome.Issued.class);
    assertThat(renew(alice)).isInstanceOf(Outcome.Issued.class);
  }

  @Test
  void every_profile_of_users_counts_for_a_login_and_what_is_held_keeps_it() throws IOException {
    openUsers("{unique-login: true}");
    LedgerEntry auditor = entry(ask(TestDoor.ADMINISTRATOR, "auditor", "login:alice"));
    assertThat(only(ask("login:alice")).found()).contains(auditor.serial().toString());
    // A name of the CA's responder is nobody's login.
    assertThat(ask("login:sealport ocsp users")).isInstanceOf(Outcome.Issued.class);

    revoke(auditor, RevocationReason.CERTIFICATE_HOLD);
    assertThat(rules(ask("login:alice"))).containsExactly("limits.unique-login");
    revoke(auditor, RevocationReason.CESSATION_OF_OPERATION);
    LedgerEntry alice = issue("login:alice");
    rooms.clock().set(alice.facts().notAfter());
    issue("login:Alice");
  }

  @Test
  void of_many_logins_alike_at_once_one_is_issued() throws IOException {
    openUsers("{unique-login: true}");
    List<String> alike = List.of("alice", "Alice", "ALICE", "aIice", "a1ice");

    List<Outcome> outcomes = AtOnce.run(50, i -> ask("login:" + alike.get(i % alike.size())));

    assertThat(outcomes).filteredOn(Outcome.Issued.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(Outcome.Refused.class::isInstance)
        .hasSize(49)
        .allSatisfy(o -> assertThat(rules(o)).containsExactly("limits.unique-login"));
  }

  @Test
  void a_name_has_so_many_within_the_window_renewals_included() throws IOException {
    openUsers("{rate: {per-name: 2/1d}}");
    LedgerEntry first = issue("login:alice");
    rooms.clock().advance(Duration.ofHours(1));
    assertThat(renew(first)).isInstanceOf(Outcome.Issued.class);

    Violation full = only(ask("login:alice"));
    assertThat(full.rule()).isEqualTo("limits.rate");
    assertThat(full.limit()).endsWith("the next after " + FakeClock.START.plus(Duration.ofDays(1)));
    assertThat(ask("login:bob")).isInstanceOf(Outcome.Issued.class);
    rooms.clock().set(FakeClock.START.plus(Duration.ofDays(1)).minusMillis(1));
    assertThat(rules(ask("login:alice"))).containsExactly("limits.rate");
    rooms.clock().advance(Duration.ofMillis(1));
    issue("login:alice");
    assertThat(rules(ask("login:alice"))).containsExactly("limits.rate");
  }

  @Test
  void a_requester_has_so_many_and_another_has_its_own() throws IOException {
    openUsers("{rate: {per-requester: 2/1h}}");
    Caller other =
        new Caller("officer:olga", Optional.of(Role.OFFICER), Optional.empty(), Optional.empty());
    issue("login:a");
    issue("login:b");

    assertThat(only(ask("login:c")).limit()).startsWith("per-requester 2/1h");
    assertThat(ask(other, "ftps-user", "login:c")).isInstanceOf(Outcome.Issued.class);
    assertThat(ask(TestDoor.ADMINISTRATOR, "ftps-server", "dns:a.example.com"))
        .isInstanceOf(Outcome.Issued.class);
    rooms.clock().advance(Duration.ofHours(1));
    issue("login:c");
  }

  @Test
  void who_renews_is_the_same_requester_each_time_and_not_who_issued_the_first()
      throws IOException {
    openUsers("{rate: {per-requester: 3/1d}}");
    LedgerEntry alice = issue("login:alice");
    LedgerEntry bob = issue("login:bob");
    issue("login:carol");

    LedgerEntry second = entry(renew(alice));
    LedgerEntry third = entry(renew(second));
    assertThat(only(renew(third)).limit()).startsWith("per-requester 3/1d");
    assertThat(renew(bob)).isInstanceOf(Outcome.Issued.class);
  }

  @Test
  void of_many_at_once_a_profile_issues_no_more_than_its_rate() throws IOException {
    openUsers("{rate: {per-profile: 5/1h}}");

    List<Outcome> outcomes = AtOnce.run(40, i -> ask("login:user" + i));

    assertThat(outcomes).filteredOn(Outcome.Issued.class::isInstance).hasSize(5);
    assertThat(outcomes)
        .filteredOn(Outcome.Refused.class::isInstance)
        .hasSize(35)
        .allSatisfy(o -> assertThat(rules(o)).containsExactly("limits.rate"));
  }

  /** Berlin puts its clocks forward in the night to Sunday, 29 March 2026. */
  @Test
  void nothing_is_issued_in_quiet_hours_but_renewals_go_on() throws IOException {
    openUsers(
        "{quiet-hours: [{days: [fri, sat], from: \"22:00\", to: \"06:00\", zone: Europe/Berlin}]}");
    rooms.clock().set(Instant.parse("2026-03-28T20:59:59Z"));
    LedgerEntry alice = issue("login:alice");

    rooms.clock().set(Instant.parse("2026-03-28T21:00:00Z"));
    assertThat(only(ask("login:bob")))
        .isEqualTo(
            new Violation(
                "limits.quiet-hours",
                "sat 22:00 in Europe/Berlin",
                "not in quiet hours, fri, sat 22:00 to 06:00 Europe/Berlin; they end at"
                    + " 2026-03-29T04:00:00Z"));
    rooms.clock().set(Instant.parse("2026-03-29T03:59:59Z"));
    assertThat(rules(ask("login:bob"))).containsExactly("limits.quiet-hours");
    assertThat(renew(alice)).isInstanceOf(Outcome.Issued.class);
    rooms.clock().set(Instant.parse("2026-03-29T04:00:00Z"));
    issue("login:bob");
  }

  @Test
  void a_waiting_request_outlives_quiet_hours_and_full_rates() throws IOException {
    openUsers("{quiet-hours: [{days: wed, from: \"12:00\", to: \"13:00\", zone: UTC}]}");
    RequestInfo waiting = ask(Caller.ANYONE, "ftps-user", "login:alice").request();
    PendingRequests pending = rooms.get(PendingRequests.class);
    rooms.clock().set(Instant.parse("2026-03-04T12:30:00Z"));

    assertThatThrownBy(() -> pending.approve(waiting.id(), TestDoor.ADMINISTRATOR, "yes"))
        .isInstanceOfSatisfying(
            Fault.class,
            f -> {
              assertThat(f.kind()).isEqualTo(Kind.BUSY);
              assertThat(f.message()).contains(waiting.id()).contains("limits.quiet-hours");
              assertThat(f.hint().orElse("")).contains("2026-03-04T13:00:00Z");
            });

    assertThat(rooms.get(Inventory.class).request(waiting.id()).status()).isEqualTo("pending");
    rooms.clock().set(Instant.parse("2026-03-04T13:00:00Z"));
    assertThat(pending.approve(waiting.id(), TestDoor.ADMINISTRATOR, "yes"))
        .isInstanceOf(Outcome.Issued.class);
  }

  @Test
  void a_waiting_request_is_refused_by_what_does_not_pass() throws IOException {
    openUsers("{max-active: 1}");
    RequestInfo waiting = ask(Caller.ANYONE, "ftps-user", "login:alice").request();
    issue("login:alice");

    Outcome decided =
        rooms.get(PendingRequests.class).approve(waiting.id(), TestDoor.ADMINISTRATOR, "yes");

    assertThat(rules(decided)).containsExactly("limits.max-active");
  }

  @Test
  void a_first_certificate_comes_from_an_operator_where_a_lineage_is_required() throws IOException {
    openUsers("{lineage: required}");

    assertThat(rules(ask(Caller.ANYONE, "ftps-user", "login:alice")))
        .containsExactly("limits.lineage");
    LedgerEntry first = issue("login:alice");
    assertThat(renew(first)).isInstanceOf(Outcome.Issued.class);
  }

  @Test
  void the_servers_own_certificates_and_a_recovered_administrator_know_no_limits()
      throws IOException {
    String always =
        "[{days: [mon, tue, wed, thu, fri, sat, sun], from: \"00:00\", to: \"00:00\", zone: UTC,"
            + " renewals: false}]";
    for (String profile : List.of("ocsp-responder", "sealport-https")) {
      Files.writeString(
          home.resolve("policies/" + profile + ".yaml"),
          "\nlimits: {max-active: 1, lineage: required, quiet-hours: " + always + "}\n",
          StandardOpenOption.APPEND);
    }
    open("operator", "{max-active: 1, quiet-hours: " + always + "}");
    rooms.clock().advance(Duration.ofDays(40));
    rooms.get(OwnCertificates.class).renewDue();
    assertThat(
            rooms.query(
                "SELECT COUNT(*) FROM certificate WHERE profile IN"
                    + " ('ocsp-responder', 'sealport-https') AND replaces IS NOT NULL"))
        .isNotEqualTo(List.of("0"));

    Caller system =
        new Caller("system", Optional.of(Role.ADMINISTRATOR), Optional.empty(), Optional.empty());
    assertThat(ask(system, "operator", "login:admin")).isInstanceOf(Outcome.Issued.class);
    assertThat(rules(ask(TestDoor.ADMINISTRATOR, "operator", "login:admin")))
        .containsExactly("limits.max-active", "limits.quiet-hours");
  }

  @Test
  void names_are_counted_as_they_are_kept() throws IOException {
    openUsers("{max-active: 1, per: name}");
    issue("login:alice", "email:Team@Example.com");

    assertThat(only(ask("login:bob", "email:Team@example.COM")).found())
        .startsWith(Name.parse("email:Team@example.com") + " in 1 ");
  }
}
