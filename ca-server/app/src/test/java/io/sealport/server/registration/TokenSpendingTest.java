package io.sealport.server.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.api.TokenInfo;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.boot.TestRooms;
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

/** A token is good for one certificate, whoever tries. */
class TokenSpendingTest {

  @TempDir Path folder;
  private TestRooms rooms;
  private Registration registration;
  private TokenOffice office;

  @BeforeEach
  void open() {
    rooms = TestRooms.ofCa(folder);
    registration = rooms.get(Registration.class);
    office = rooms.get(TokenOffice.class);
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  private TokenInfo token(String... names) {
    return office.enrolment(
        "ftps-server", List.of(names), Duration.ofHours(1), TestDoor.ADMINISTRATOR);
  }

  private Caller bearerOf(TokenInfo token) {
    return rooms
        .get(Callers.class)
        .identify(Optional.of(token.token()), Optional.empty(), Optional.empty());
  }

  private List<LedgerEntry> issuedFor(String name) {
    return rooms
        .get(Ledger.class)
        .search(
            new Ledger.Filter(
                "", "", Optional.of(Name.dns(name)), Optional.empty(), Optional.empty()),
            0,
            100);
  }

  private String state(TokenInfo token) {
    return rooms.query("SELECT state FROM token WHERE id = ?", token.id()).get(0);
  }

  @Test
  void twenty_who_try_at_once_get_one_certificate() throws Exception {
    TokenInfo token = token("ftp.example.com");
    int requesters = 20;
    CyclicBarrier together = new CyclicBarrier(requesters);
    ExecutorService threads = Executors.newFixedThreadPool(requesters);
    List<Future<Object>> running = new ArrayList<>();
    for (int i = 0; i < requesters; i++) {
      Caller caller = bearerOf(token);
      running.add(
          threads.submit(
              () -> {
                together.await();
                try {
                  return registration.enrol(
                      TestDoor.asking("ftps-server", "dns:ftp.example.com"), caller);
                } catch (Fault e) {
                  return e;
                }
              }));
    }
    List<Object> results = new ArrayList<>();
    for (Future<Object> one : running) {
      results.add(one.get());
    }
    threads.shutdown();

    assertThat(results).filteredOn(Outcome.Issued.class::isInstance).hasSize(1);
    assertThat(results)
        .filteredOn(Fault.class::isInstance)
        .hasSize(requesters - 1)
        .allSatisfy(f -> assertThat(((Fault) f).kind()).isEqualTo(Kind.UNAUTHENTICATED));
    assertThat(issuedFor("ftp.example.com")).hasSize(1);
    assertThat(state(token)).isEqualTo("spent");
    assertThat(
            rooms.query(
                "SELECT COUNT(*) FROM journal_entry WHERE act = 'certificate.issued'"
                    + " AND actor = ?",
                "token:" + token.id()))
        .containsExactly("1");
    assertThat(
            rooms.query("SELECT COUNT(*) FROM request WHERE requester = ?", "token:" + token.id()))
        .containsExactly("1");
  }

  @Test
  void a_refused_request_does_not_spend_it() {
    TokenInfo token = token("ftp.example.com");

    Outcome refused =
        registration.enrol(
            TestDoor.asking("ftps-server", "dns:ftp.example.com", "dns:other.example.com"),
            bearerOf(token));

    assertThat(refused).isInstanceOf(Outcome.Refused.class);
    assertThat(refused.request().violations())
        .singleElement()
        .satisfies(
            v -> {
              assertThat(v.rule()).isEqualTo("proof.each-name");
              assertThat(v.found()).isEqualTo("dns:other.example.com (not a name of the token)");
            });
    assertThat(state(token)).isEqualTo("open");
    assertThat(
            registration.enrol(
                TestDoor.asking("ftps-server", "dns:ftp.example.com"), bearerOf(token)))
        .isInstanceOf(Outcome.Issued.class);
  }

  @Test
  void the_token_is_not_spent_when_the_certificate_cannot_be_stored() {
    TokenInfo token = token("ftp.example.com");
    rooms.refuse("certificate");

    assertThatThrownBy(
            () ->
                registration.enrol(
                    TestDoor.asking("ftps-server", "dns:ftp.example.com"), bearerOf(token)))
        .isInstanceOf(Fault.class);

    assertThat(state(token)).isEqualTo("open");
    assertThat(rooms.query("SELECT id FROM request WHERE requester = ?", "token:" + token.id()))
        .isEmpty();
  }

  @Test
  void an_expired_one_is_worth_nothing() {
    TokenInfo token = token("ftp.example.com");
    rooms.clock().advance(Duration.ofHours(1));

    assertThatThrownBy(() -> bearerOf(token))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAUTHENTICATED))
        .hasMessage("token " + token.id() + " is expired, not open");
  }

  @Test
  void one_that_expires_between_the_gate_and_the_door_is_worth_nothing() {
    TokenInfo token = token("ftp.example.com");
    Caller caller = bearerOf(token);
    rooms.clock().advance(Duration.ofHours(2));

    assertThatThrownBy(
            () -> registration.enrol(TestDoor.asking("ftps-server", "dns:ftp.example.com"), caller))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAUTHENTICATED));
    assertThat(issuedFor("ftp.example.com")).isEmpty();
  }

  @Test
  void one_that_is_revoked_between_the_gate_and_the_door_is_worth_nothing() {
    TokenInfo token = token("ftp.example.com");
    Caller caller = bearerOf(token);
    office.revoke(token.id(), TestDoor.ADMINISTRATOR);

    assertThatThrownBy(
            () -> registration.enrol(TestDoor.asking("ftps-server", "dns:ftp.example.com"), caller))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAUTHENTICATED));
    assertThat(issuedFor("ftp.example.com")).isEmpty();
    assertThat(state(token)).isEqualTo("revoked");
  }

  @Test
  void keeps_no_secret() {
    TokenInfo token = token("ftp.example.com");

    assertThat(rooms.query("SELECT * FROM token").toString()).doesNotContain(token.token());
    assertThat(rooms.query("SELECT * FROM journal_entry").toString()).doesNotContain(token.token());
  }
}
