package io.sealport.server.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.api.RequestInfo;
import io.sealport.api.TokenInfo;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CsrDraft;
import io.sealport.pki.TestKeys;
import io.sealport.policy.Role;
import io.sealport.server.AtOnce;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.identity.Token;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request that comes twice under one key is one request. */
class IdempotencyTest {

  private static final IdempotencyKey KEY = new IdempotencyKey("a-key-of-128-bits-at-least");
  private static final Optional<IdempotencyKey> UNDER = Optional.of(KEY);

  @TempDir Path folder;
  private TestRooms rooms;

  @BeforeEach
  void open() {
    rooms = TestRooms.ofCa(folder);
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  private void restart() {
    rooms.close();
    rooms = TestRooms.on(rooms.home(), rooms.clock());
  }

  private Registration registration() {
    return rooms.get(Registration.class);
  }

  private TokenInfo token() {
    return rooms
        .get(TokenOffice.class)
        .enrolment(
            "ftps-server", List.of("ftp.example.com"), Duration.ofHours(1), TestDoor.ADMINISTRATOR);
  }

  private Caller bearerOf(TokenInfo token) {
    return rooms
        .get(Callers.class)
        .identify(
            Optional.of(token.token()),
            Optional.empty(),
            Optional.empty(),
            new Lenience(true, false));
  }

  private static Caller holderOf(LedgerEntry entry) {
    return new Caller(
        "certificate:" + entry.serial(),
        Optional.of(Role.REQUESTER),
        Optional.of(entry.serial()),
        Optional.empty());
  }

  private String count(String table) {
    return rooms.query("SELECT COUNT(*) FROM " + table).get(0);
  }

  private static void same(Outcome again, Outcome first) {
    assertThat(again).hasSameClassAs(first);
    assertThat(again.request()).isEqualTo(first.request());
  }

  @Test
  void the_same_request_gets_the_same_certificate_after_a_restart_too() {
    Enrolment asked = TestDoor.asking("ftps-server", "dns:ftp.example.com");
    Outcome first = registration().enrol(asked, TestDoor.ADMINISTRATOR, UNDER);
    String certificates = count("certificate");
    String entries = count("journal_entry");

    same(registration().enrol(asked, TestDoor.ADMINISTRATOR, UNDER), first);
    restart();
    same(registration().enrol(asked, TestDoor.ADMINISTRATOR, UNDER), first);

    assertThat(count("certificate")).isEqualTo(certificates);
    assertThat(count("journal_entry")).isEqualTo(entries);
  }

  @Test
  void without_a_key_every_request_is_a_new_one() {
    Enrolment asked = TestDoor.asking("ftps-server", "dns:ftp.example.com");

    assertThat(registration().enrol(asked, TestDoor.ADMINISTRATOR).request().id())
        .isNotEqualTo(registration().enrol(asked, TestDoor.ADMINISTRATOR).request().id());
  }

  @Test
  void a_spent_token_gets_the_answer_to_its_own_request_and_nothing_else() {
    TokenInfo token = token();
    Enrolment asked = TestDoor.asking("ftps-server", "dns:ftp.example.com");
    Outcome first = registration().enrol(asked, bearerOf(token), UNDER);
    rooms.clock().advance(Duration.ofHours(2));

    same(registration().enrol(asked, bearerOf(token), UNDER), first);
    for (Optional<IdempotencyKey> other :
        List.of(
            Optional.<IdempotencyKey>empty(),
            Optional.of(new IdempotencyKey("another-key-of-this-token")))) {
      assertThatThrownBy(() -> registration().enrol(asked, bearerOf(token), other))
          .isInstanceOfSatisfying(
              Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAUTHENTICATED))
          .hasMessage("token " + token.id() + " is spent, not open");
    }
  }

  @Test
  void a_renewed_certificate_gets_the_answer_to_its_own_renewal() {
    LedgerEntry current = TestDoor.issue(rooms, "ftps-user", "login:alice");
    byte[] csr = CsrDraft.sign(TestKeys.fresh(), current.facts().names()).der();
    Caller holder = holderOf(current);
    Outcome first = registration().renew(csr, Optional.empty(), holder, UNDER);

    same(registration().renew(csr, Optional.empty(), holder, UNDER), first);
  }

  @Test
  void refuses_the_key_for_another_payload() {
    Enrolment asked = TestDoor.asking("ftps-server", "dns:ftp.example.com");
    registration().enrol(asked, TestDoor.ADMINISTRATOR, UNDER);

    for (Enrolment other :
        List.of(
            new Enrolment("ftps-user", asked.names(), asked.csr(), asked.validity()),
            new Enrolment(asked.profile(), List.of("a.example"), asked.csr(), asked.validity()),
            new Enrolment(
                asked.profile(), asked.names(), asked.csr(), Optional.of(Duration.ofHours(5))),
            TestDoor.asking(
                "ftps-server", TestKeys.fresh(), Optional.empty(), "dns:ftp.example.com"))) {
      assertThatThrownBy(() -> registration().enrol(other, TestDoor.ADMINISTRATOR, UNDER))
          .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.REFUSED))
          .hasMessageContaining("used for another request");
    }
  }

  @Test
  void the_key_of_one_caller_is_nothing_to_another() {
    Enrolment asked = TestDoor.asking("ftps-server", "dns:ftp.example.com");
    registration().enrol(asked, TestDoor.ADMINISTRATOR, UNDER);

    assertThat(registration().enrol(asked, Caller.ANYONE, UNDER))
        .isInstanceOf(Outcome.Pending.class);
  }

  @Test
  void a_pending_request_is_answered_with_what_became_of_it() {
    Enrolment asked = TestDoor.asking("ftps-server", "dns:ftp.example.com");
    Outcome first = registration().enrol(asked, Caller.ANYONE, UNDER);

    same(registration().enrol(asked, Caller.ANYONE, UNDER), first);
    Outcome approved =
        rooms
            .get(PendingRequests.class)
            .approve(first.request().id(), TestDoor.ADMINISTRATOR, "yes");
    same(registration().enrol(asked, Caller.ANYONE, UNDER), approved);
  }

  @Test
  void a_refusal_stays_a_refusal() {
    Enrolment asked = TestDoor.asking("ftps-server", "dns:*.example.com");
    Outcome first = registration().enrol(asked, TestDoor.ADMINISTRATOR, UNDER);
    assertThat(first).isInstanceOf(Outcome.Refused.class);

    same(registration().enrol(asked, TestDoor.ADMINISTRATOR, UNDER), first);
    assertThat(rooms.query("SELECT COUNT(*) FROM request WHERE state = 'refused'"))
        .containsExactly("1");
  }

  @Test
  void a_strangers_key_must_not_be_guessed() {
    Enrolment asked = TestDoor.asking("ftps-server", "dns:ftp.example.com");
    Optional<IdempotencyKey> brief = Optional.of(new IdempotencyKey("sixteen-letters!"));

    assertThatThrownBy(() -> registration().enrol(asked, Caller.ANYONE, brief))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BAD_INPUT))
        .hasMessageContaining("without a credential wanted at least 22");
    assertThat(registration().enrol(asked, TestDoor.ADMINISTRATOR, brief))
        .isInstanceOf(Outcome.Issued.class);
  }

  @Test
  void no_certificate_without_its_key_on_disk() {
    rooms.refuse("idempotency");
    String certificates = count("certificate");

    assertThatThrownBy(
            () ->
                registration()
                    .enrol(
                        TestDoor.asking("ftps-server", "dns:ftp.example.com"),
                        TestDoor.ADMINISTRATOR,
                        UNDER))
        .isInstanceOf(Fault.class);
    assertThat(count("certificate")).isEqualTo(certificates);
  }

  @Test
  void a_hundred_at_once_get_one_certificate_and_a_hundred_equal_answers() {
    TokenInfo token = token();
    Enrolment asked = TestDoor.asking("ftps-server", "dns:ftp.example.com");
    Caller caller = bearerOf(token);
    String certificates = count("certificate");

    List<RequestInfo> answers =
        AtOnce.run(100, i -> registration().enrol(asked, caller, UNDER).request());

    assertThat(answers.stream().distinct()).hasSize(1);
    assertThat(answers.get(0).bundle()).isNotNull();
    assertThat(count("certificate")).isEqualTo(String.valueOf(Long.parseLong(certificates) + 1));
  }

  @Test
  void a_token_is_known_at_the_very_moment_in_which_it_is_spent() {
    for (int round = 0; round < 20; round++) {
      TokenInfo token = token();
      Enrolment asked =
          TestDoor.asking("ftps-server", TestKeys.fresh(), Optional.empty(), "dns:ftp.example.com");
      AtOnce.run(
          4,
          i -> {
            if (i == 0) {
              return registration().enrol(asked, bearerOf(token), UNDER).request().id();
            }
            Caller caller = bearerOf(token);
            while (caller.token().orElseThrow().state() == Token.State.OPEN) {
              caller = bearerOf(token);
            }
            return registration().enrol(asked, caller, UNDER).request().id();
          });
    }
  }

  @Test
  void keeps_no_key() {
    registration()
        .enrol(
            TestDoor.asking("ftps-server", "dns:ftp.example.com"), TestDoor.ADMINISTRATOR, UNDER);

    assertThat(rooms.query("SELECT * FROM idempotency").toString()).doesNotContain(KEY.value());
    assertThat(rooms.query("SELECT * FROM journal_entry").toString()).doesNotContain(KEY.value());
  }
}
