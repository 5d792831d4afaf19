package io.sealport.server.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sealport.api.AttemptInfo;
import io.sealport.api.RequestInfo;
import io.sealport.api.Step;
import io.sealport.api.TokenInfo;
import io.sealport.api.TokenRequest;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.policy.Demand;
import io.sealport.policy.Role;
import io.sealport.server.AtOnce;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.boot.TestHome;
import io.sealport.server.boot.TestRooms;
import io.sealport.testing.FakeClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several officers, each another one, none of them the requester; tokens that are half of it. */
class PendingRequestsTest {

  private static final Caller ADA = officer("officer:ada");
  private static final Caller BO = officer("officer:bo");
  private static final Caller CY = officer("operator:cy");

  @TempDir Path folder;
  private TestRooms rooms;

  @BeforeEach
  void open() throws Exception {
    Path home = TestHome.copyInto(folder);
    Path servers = home.resolve("policies/ftps-server.yaml");
    Files.writeString(
        servers,
        Files.readString(servers)
                .replace(
                    "each-name: [token, approval, operator, renewal]",
                    "each-name: [{all: [token, approval]}, approval, operator, renewal]")
            + "approval:\n"
            + "  when: \"cert.dns.exists(n, n.startsWith('pay.'))\"\n"
            + "  points: 2\n"
            + "  expire: 7d\n"
            + "  reason: true\n");
    rooms = TestRooms.on(home, new FakeClock());
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  private static Caller officer(String id) {
    return new Caller(id, Optional.of(Role.OFFICER), Optional.empty(), Optional.empty());
  }

  private PendingRequests pending() {
    return rooms.get(PendingRequests.class);
  }

  private RequestInfo ask(Caller caller, String name) {
    Outcome outcome =
        rooms.get(Registration.class).enrol(TestDoor.asking("ftps-server", name), caller);
    assertThat(outcome).isInstanceOf(Outcome.Pending.class);
    return outcome.request();
  }

  private Outcome approve(RequestInfo request, Caller officer) {
    return pending().approve(request.id(), officer, "looked at it");
  }

  private List<String> acts(String subject) {
    return rooms.query(
        "SELECT act || ' ' || actor FROM journal_entry WHERE subject = ? ORDER BY seq", subject);
  }

  private void refuses(RequestInfo request, Caller officer, Kind kind, String words) {
    assertThatThrownBy(() -> approve(request, officer))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(kind))
        .hasMessageContaining(words);
  }

  @Test
  void an_id_is_hex_since_it_is_an_argument_of_commands() {
    assertThat(ask(Caller.ANYONE, "dns:ftp.example.com").id()).matches("[0-9a-f]{36}");
  }

  @Test
  void two_officers_approve_and_the_certificate_tells_both() {
    RequestInfo asked = ask(Caller.ANYONE, "dns:ftp.example.com");
    assertThat(asked.steps())
        .extracting(Step::check, s -> s.data().get("points"), s -> s.data().get("given"))
        .containsOnly(tuple("approval", "2", "0"));

    Outcome first = approve(asked, ADA);
    assertThat(first).isInstanceOf(Outcome.Pending.class);
    assertThat(first.request().steps())
        .extracting(s -> s.data().get("given"), s -> s.words().get(0))
        .containsOnly(
            tuple(
                "1",
                "2 officers approve it (1 has): `sealport requests approve " + asked.id() + "`"));
    assertThat(first.request().attempts())
        .extracting(AttemptInfo::check, AttemptInfo::officer, AttemptInfo::statement)
        .containsExactly(tuple("approval", "ada", "officer:ada (looked at it)"));
    Outcome second = approve(asked, BO);

    assertThat(second).isInstanceOf(Outcome.Issued.class);
    assertThat(
            rooms.query(
                "SELECT evidence FROM certificate WHERE serial = ?", second.request().serial()))
        .containsExactly(
            "approval: officer:ada (looked at it)\napproval: officer:bo (looked at it)");
    assertThat(acts(asked.id()))
        .containsExactly(
            "request.pending anyone",
            "request.approved officer:ada",
            "request.approved officer:bo");
  }

  @Test
  void nobody_counts_twice_not_by_another_certificate_nor_by_tokens() {
    RequestInfo asked = ask(Caller.ANYONE, "dns:ftp.example.com");
    approve(asked, ADA);

    refuses(asked, ADA, Kind.CONFLICT, "ada has approved request");
    refuses(asked, officer("operator:ada"), Kind.CONFLICT, "ada has approved request");
    Caller token = bearer(api(TestDoor.ADMINISTRATOR));
    assertThat(approve(asked, token)).isInstanceOf(Outcome.Issued.class);

    RequestInfo other = ask(Caller.ANYONE, "dns:ftp2.example.com");
    approve(other, token);
    refuses(other, bearer(api(TestDoor.ADMINISTRATOR)), Kind.CONFLICT, "has approved");
    refuses(other, bearer(api(token)), Kind.CONFLICT, "has approved");
  }

  private TokenInfo api(Caller maker) {
    return rooms
        .get(TokenOffice.class)
        .api(new TokenRequest(null, null, "administrator", "1h"), Duration.ofHours(1), maker);
  }

  private Caller bearer(TokenInfo token) {
    return rooms
        .get(Callers.class)
        .identify(Optional.of(token.token()), Optional.empty(), Optional.empty());
  }

  @Test
  void who_asked_does_not_approve_and_neither_does_who_made_the_token() {
    RequestInfo own = ask(ADA, "dns:pay.example.com");
    assertThat(own.demands())
        .containsExactly(new Demand("certificate", List.of("approval"), "approval by 2 officers"));
    refuses(own, ADA, Kind.FORBIDDEN, "requester's side");
    refuses(own, officer("operator:ada"), Kind.FORBIDDEN, "requester's side");

    TokenInfo token =
        rooms
            .get(TokenOffice.class)
            .enrolment("ftps-server", List.of("pay.example.com"), Duration.ofHours(1), BO);
    RequestInfo byToken = ask(bearer(token), "dns:pay.example.com");
    refuses(byToken, BO, Kind.FORBIDDEN, "requester's side");
    approve(byToken, ADA);
    assertThat(approve(byToken, CY)).isInstanceOf(Outcome.Issued.class);
  }

  @Test
  void a_token_that_is_half_of_the_proof_is_spent_when_the_request_waits() {
    TokenInfo token =
        rooms
            .get(TokenOffice.class)
            .enrolment("ftps-server", List.of("pay.example.com"), Duration.ofHours(1), BO);
    Caller bearer = bearer(token);
    RequestInfo asked = ask(bearer, "dns:pay.example.com");

    assertThatThrownBy(
            () ->
                rooms
                    .get(Registration.class)
                    .enrol(TestDoor.asking("ftps-server", "dns:pay.example.com"), bearer))
        .hasMessageContaining("is spent");
    assertThat(asked.attempts()).extracting(AttemptInfo::check).containsExactly("token");
    approve(asked, ADA);
    Outcome issued = approve(asked, CY);
    assertThat(
            rooms
                .query(
                    "SELECT evidence FROM certificate WHERE serial = ?", issued.request().serial())
                .get(0))
        .contains("token: token " + token.id())
        .contains("approval: officer:ada")
        .contains("approval: operator:cy");
  }

  @Test
  void an_approval_counts_for_its_time_and_wants_a_reason() {
    RequestInfo asked = ask(Caller.ANYONE, "dns:ftp.example.com");
    assertThatThrownBy(() -> pending().approve(asked.id(), ADA, " "))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BAD_INPUT))
        .hasMessage("profile ftps-server wants a reason for each approval");
    approve(asked, ADA);
    rooms.clock().advance(Duration.ofDays(8));

    assertThat(approve(asked, BO)).isInstanceOf(Outcome.Pending.class);
    assertThat(approve(asked, ADA)).isInstanceOf(Outcome.Issued.class);
  }

  @Test
  void ten_officers_at_once_make_one_certificate() {
    RequestInfo asked = ask(Caller.ANYONE, "dns:ftp.example.com");

    List<Object> results =
        AtOnce.run(
            10,
            i -> {
              try {
                return approve(asked, officer("officer:o" + i));
              } catch (Fault e) {
                return e.kind();
              }
            });

    assertThat(
            rooms.query("SELECT COUNT(*) FROM certificate_name WHERE name = 'dns:ftp.example.com'"))
        .as(results.toString())
        .containsExactly("1");
    results.stream()
        .filter(Kind.class::isInstance)
        .forEach(k -> assertThat(k).isEqualTo(Kind.CONFLICT));
  }

  @Test
  void a_renewal_of_what_was_approved_is_not_approved_again() {
    LedgerEntry first = TestDoor.issue(rooms, "ftps-server", "dns:ftp.example.com");

    assertThat(TestDoor.renew(rooms, first).replaces()).contains(first.serial());
  }

  @Test
  void nobody_goes_on_with_anothers_request() {
    RequestInfo asked = ask(ADA, "dns:pay.example.com");

    assertThatThrownBy(() -> pending().resume(asked.id(), Map.of(), BO, Optional.empty()))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.FORBIDDEN));
    assertThatThrownBy(
            () -> pending().resume(asked.id(), Map.of(), Caller.ANYONE, Optional.empty()))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.FORBIDDEN));
    assertThat(pending().resume(asked.id(), Map.of(), ADA, Optional.empty()))
        .isInstanceOf(Outcome.Pending.class);
  }

  @Test
  void a_profile_that_wants_what_nobody_can_give_refuses_at_once() throws Exception {
    Path users = rooms.home().resolve("policies/ftps-user.yaml");
    Files.writeString(
        users,
        Files.readString(users)
            .replace("[token, approval, operator, renewal]", "[token, renewal]"));
    rooms.close();
    rooms = TestRooms.on(rooms.home(), rooms.clock());

    Outcome refused =
        rooms
            .get(Registration.class)
            .enrol(TestDoor.asking("ftps-user", "login:alice"), Caller.ANYONE);

    assertThat(refused.request().violations())
        .singleElement()
        .satisfies(
            v -> {
              assertThat(v.rule()).isEqualTo("proof.each-name");
              assertThat(v.limit()).isEqualTo("proof by token or renewal");
            });
  }
}
