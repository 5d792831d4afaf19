package io.sealport.server.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.api.RequestInfo;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.fault.Violation;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.RevocationReason;
import io.sealport.policy.Demand;
import io.sealport.policy.Role;
import io.sealport.server.AtOnce;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrationTest {

  private static final Caller OFFICER =
      new Caller("operator:olga", Optional.of(Role.OFFICER), Optional.empty(), Optional.empty());

  @TempDir Path folder;
  private TestRooms rooms;
  private Registration registration;
  private PendingRequests pending;

  @BeforeEach
  void open() {
    rooms = TestRooms.ofCa(folder);
    registration = rooms.get(Registration.class);
    pending = rooms.get(PendingRequests.class);
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  private void restart() {
    rooms.close();
    rooms = TestRooms.on(rooms.home(), rooms.clock());
    registration = rooms.get(Registration.class);
    pending = rooms.get(PendingRequests.class);
  }

  private RequestInfo pending(String name) {
    Outcome outcome = registration.enrol(TestDoor.asking("ftps-server", name), Caller.ANYONE);
    assertThat(outcome).isInstanceOf(Outcome.Pending.class);
    return outcome.request();
  }

  private List<String> acts(String subject) {
    return rooms.query(
        "SELECT act, actor FROM journal_entry WHERE subject = ? ORDER BY seq", subject);
  }

  @Test
  void a_stranger_is_told_what_is_still_to_be_proven() {
    RequestInfo request = pending("dns:ftp.example.com");

    assertThat(request.status()).isEqualTo("pending");
    assertThat(request.demands())
        .extracting(Demand::subject)
        .containsExactly("dns:ftp.example.com");
    assertThat(request.demands().get(0).checks()).contains("approval", "token");
    assertThat(acts(request.id())).containsExactly("request.pending|anyone");
  }

  @Test
  void an_approved_request_is_issued_under_the_requesters_name() {
    RequestInfo request = pending("dns:ftp.example.com");

    Outcome outcome = pending.approve(request.id(), OFFICER, "seen the server");

    assertThat(outcome).isInstanceOf(Outcome.Issued.class);
    RequestInfo issued = outcome.request();
    assertThat(issued.status()).isEqualTo("issued");
    assertThat(issued.decidedBy()).isEqualTo("operator:olga");
    assertThat(issued.reason()).isEqualTo("seen the server");
    assertThat(issued.bundle().info().requester()).isEqualTo("anyone");
    assertThat(acts(request.id()))
        .containsExactly("request.pending|anyone", "request.approved|operator:olga");
    assertThat(rooms.query("SELECT evidence FROM certificate WHERE serial = ?", issued.serial()))
        .containsExactly("approval: operator:olga (seen the server)");
  }

  @Test
  void a_pending_request_outlives_a_restart() {
    RequestInfo request = pending("dns:ftp.example.com");

    restart();

    assertThat(pending.approve(request.id(), OFFICER, "")).isInstanceOf(Outcome.Issued.class);
  }

  @Test
  void two_who_approve_at_once_issue_one_certificate() throws Exception {
    RequestInfo request = pending("dns:ftp.example.com");
    int officers = 8;
    CyclicBarrier together = new CyclicBarrier(officers);
    ExecutorService threads = Executors.newFixedThreadPool(officers);
    List<Future<Object>> running = new ArrayList<>();
    for (int i = 0; i < officers; i++) {
      running.add(
          threads.submit(
              () -> {
                together.await();
                try {
                  return pending.approve(request.id(), OFFICER, "");
                } catch (Fault e) {
                  return e.kind();
                }
              }));
    }
    List<Object> results = new ArrayList<>();
    for (Future<Object> one : running) {
      results.add(one.get());
    }
    threads.shutdown();

    assertThat(results).filteredOn(Outcome.Issued.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(Kind.CONFLICT::equals).hasSize(officers - 1);
    assertThat(rooms.query("SELECT COUNT(*) FROM certificate WHERE profile = 'ftps-server'"))
        .containsExactly("1");
  }

  @Test
  void the_policy_in_force_at_the_approval_judges_once_more() throws IOException {
    RequestInfo request = pending("dns:ftp.example.com");
    Path profile = rooms.home().resolve("policies/ftps-server.yaml");
    String narrowed = Files.readString(profile).replace("dns:**", "dns:*.example.org");
    Files.writeString(profile, narrowed);
    restart();

    Outcome outcome = pending.approve(request.id(), OFFICER, "");

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(outcome.request().status()).isEqualTo("refused");
    assertThat(outcome.request().violations())
        .extracting(Violation::found)
        .anyMatch(f -> f.contains("ftp.example.com"));
    assertThat(acts(request.id())).contains("request.refused|operator:olga");
  }

  @Test
  void a_rejection_needs_a_reason() {
    RequestInfo request = pending("dns:ftp.example.com");

    assertThatThrownBy(() -> pending.reject(request.id(), OFFICER, " "))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BAD_INPUT));
    assertThat(pending.reject(request.id(), OFFICER, "not ours").request().status())
        .isEqualTo("rejected");
    assertThatThrownBy(() -> pending.approve(request.id(), OFFICER, ""))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.CONFLICT));
  }

  @Test
  void an_officer_makes_no_operator() {
    assertThatThrownBy(
            () -> registration.enrol(TestDoor.asking("operator", "login:mallory"), OFFICER))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.FORBIDDEN));
    RequestInfo asked =
        registration.enrol(TestDoor.asking("operator", "login:eve"), Caller.ANYONE).request();
    assertThatThrownBy(() -> pending.approve(asked.id(), OFFICER, ""))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.FORBIDDEN));
    assertThat(rooms.query("SELECT subject FROM certificate WHERE profile = 'operator'"))
        .hasSize(1);
  }

  @Test
  void nobody_gets_the_servers_own_certificates() {
    for (String profile : List.of("sealport-https", "ocsp-responder")) {
      String name =
          profile.equals("sealport-https") ? "dns:ca.example.com" : "login:Sealport OCSP users";
      for (Caller caller : List.of(Caller.ANYONE, OFFICER, TestDoor.ADMINISTRATOR)) {
        assertThat(registration.enrol(TestDoor.asking(profile, name), caller))
            .isInstanceOf(Outcome.Refused.class);
      }
    }
  }

  @Test
  void the_refusal_of_a_stranger_is_told_and_not_kept() {
    Outcome outcome =
        registration.enrol(TestDoor.asking("ftps-server", "dns:*.example.com"), Caller.ANYONE);

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(rooms.query("SELECT id FROM request WHERE state = 'refused'")).isEmpty();
  }

  @Test
  void an_operator_who_is_revoked_while_the_request_is_under_way_gets_nothing() {
    LedgerEntry operator = TestDoor.issue(rooms, "operator", "login:hasty");
    Caller hasty =
        rooms
            .get(Callers.class)
            .identify(
                Optional.empty(),
                Optional.of(CertificateFacts.encoded(operator.certificate())),
                Optional.of(operator.serial().value()));
    assertThat(hasty.role()).contains(Role.ADMINISTRATOR);
    RequestInfo request = pending("dns:ftp.example.com");
    revoke(operator);

    assertThatThrownBy(
            () -> registration.enrol(TestDoor.asking("ftps-server", "dns:a.example.com"), hasty))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAUTHENTICATED));
    assertThatThrownBy(() -> pending.approve(request.id(), hasty, ""))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAUTHENTICATED));
    assertThatThrownBy(() -> pending.reject(request.id(), hasty, "no"))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAUTHENTICATED));
    assertThat(rooms.query("SELECT serial FROM certificate WHERE profile = 'ftps-server'"))
        .isEmpty();
    assertThat(rooms.query("SELECT state FROM request WHERE id = ?", request.id()))
        .containsExactly("pending");
  }

  @Test
  void what_is_revoked_while_its_renewal_is_under_way_gets_no_successor() {
    LedgerEntry current = TestDoor.issue(rooms, "ftps-user", "login:alice");
    revoke(current);

    assertThatThrownBy(() -> TestDoor.renew(rooms, current))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAUTHENTICATED));
    assertThat(rooms.query("SELECT serial FROM certificate WHERE profile = 'ftps-user'"))
        .containsExactly(current.serial().toString());
  }

  @Test
  void what_was_renewed_is_not_renewed_again() {
    LedgerEntry current = TestDoor.issue(rooms, "ftps-user", "login:alice");
    LedgerEntry next = TestDoor.renew(rooms, current);

    assertThatThrownBy(() -> TestDoor.renew(rooms, current))
        .isInstanceOfSatisfying(
            Fault.class,
            f -> {
              assertThat(f.kind()).isEqualTo(Kind.CONFLICT);
              assertThat(f.hint().orElse("")).contains(next.serial().toString());
            })
        .hasMessage(
            "certificate "
                + current.serial()
                + " was renewed before: "
                + next.serial()
                + " replaces it");
    assertThat(TestDoor.renew(rooms, next).replaces()).contains(next.serial());
  }

  @Test
  void of_many_renewals_at_once_one_wins() {
    LedgerEntry current = TestDoor.issue(rooms, "ftps-user", "login:alice");

    List<Object> results =
        AtOnce.run(
            20,
            i -> {
              try {
                return TestDoor.renew(rooms, current);
              } catch (Fault e) {
                return e.kind();
              }
            });

    assertThat(results).filteredOn(LedgerEntry.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(Kind.CONFLICT::equals).hasSize(19);
    assertThat(
            rooms.query(
                "SELECT COUNT(*) FROM certificate WHERE replaces = ?", current.serial().toString()))
        .containsExactly("1");
  }

  @Test
  void what_is_expired_or_held_is_not_renewed() {
    LedgerEntry held = TestDoor.issue(rooms, "ftps-user", "login:alice");
    rooms
        .get(Journal.class)
        .commit(
            acts ->
                rooms
                    .get(Ledger.class)
                    .revoke(
                        held.serial(), RevocationReason.CERTIFICATE_HOLD, rooms.clock().instant()));
    assertThatThrownBy(() -> TestDoor.renew(rooms, held))
        .hasMessage("the client certificate " + held.serial() + " is held");
    LedgerEntry old = TestDoor.issue(rooms, "ftps-user", "login:bob");
    rooms.clock().advance(Duration.ofDays(30));
    assertThatThrownBy(() -> TestDoor.renew(rooms, old))
        .hasMessage("the client certificate " + old.serial() + " is expired");
  }

  private void revoke(LedgerEntry entry) {
    rooms
        .get(Journal.class)
        .commit(
            acts ->
                rooms
                    .get(Ledger.class)
                    .revoke(
                        entry.serial(),
                        RevocationReason.parse("keyCompromise"),
                        rooms.clock().instant()));
  }

  @Test
  void strangers_cannot_fill_the_disk() {
    rooms.tamper(
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
        INSERT INTO request (id, seq, profile, names, csr, requester, created, state, demands,
          violations)
        SELECT 'id' || i, 1000000 + i, 'ftps-server', '', '', 'anyone', 0, 'pending', '[]', '[]'
        FROM n\
        """);

    assertThatThrownBy(
            () ->
                registration.enrol(
                    TestDoor.asking("ftps-server", "dns:ftp.example.com"), Caller.ANYONE))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BUSY));
    assertThat(
            registration.enrol(
                TestDoor.asking("ftps-server", "dns:ftp.example.com"), TestDoor.ADMINISTRATOR))
        .isInstanceOf(Outcome.Issued.class);
  }
}
