package io.sealport.server.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.RequestInfo;
import io.sealport.fault.Violation;
import io.sealport.pki.CsrDraft;
import io.sealport.pki.Name;
import io.sealport.pki.SerialNumber;
import io.sealport.pki.TestKeys;
import io.sealport.policy.Role;
import io.sealport.server.AtOnce;
import io.sealport.server.boot.TestHome;
import io.sealport.server.boot.TestRooms;
import io.sealport.testing.FakeClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users' names are reserved while they wait, for two days; servers' are not, for thirty. */
class PendingNamesTest {

  @TempDir Path folder;
  private TestRooms rooms;
  private Registration registration;
  private PendingRequests pending;

  @BeforeEach
  void open() throws Exception {
    Path home = TestHome.copyInto(folder);
    Files.writeString(
        home.resolve("policies/ftps-user.yaml"),
        "pending: {reserve-names: true, expire: 2d}\n",
        StandardOpenOption.APPEND);
    rooms = TestRooms.on(home, new FakeClock());
    registration = rooms.get(Registration.class);
    pending = rooms.get(PendingRequests.class);
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  private Outcome ask(Caller caller, String profile, String... names) {
    return registration.enrol(
        TestDoor.asking(profile, TestKeys.fresh(), Optional.empty(), names), caller);
  }

  private static Caller holder(String serial) {
    return new Caller(
        "certificate:" + serial,
        Optional.of(Role.REQUESTER),
        Optional.of(SerialNumber.parse(serial)),
        Optional.empty());
  }

  private static List<String> rules(Outcome outcome) {
    return outcome.request().violations().stream().map(Violation::rule).toList();
  }

  @Test
  void a_name_that_waits_is_nobody_elses() {
    RequestInfo first = ask(Caller.ANYONE, "ftps-user", "login:alice").request();
    rooms.clock().advance(Duration.ofHours(3));

    Outcome stranger = ask(Caller.ANYONE, "ftps-user", "login:alice", "email:a@example.com");
    Outcome operator = ask(TestDoor.ADMINISTRATOR, "ftps-user", "login:alice");

    for (Outcome other : List.of(stranger, operator)) {
      assertThat(other.request().violations())
          .singleElement()
          .satisfies(
              v -> {
                assertThat(v.rule()).isEqualTo("name.reserved");
                assertThat(v.found()).isEqualTo("login:alice, asked for by another 3 h ago");
                assertThat(v.limit()).contains("an operator rejects that one first");
              });
    }
    assertThat(pending.approve(first.id(), TestDoor.ADMINISTRATOR, "yes"))
        .isInstanceOf(Outcome.Issued.class);
    assertThat(rooms.query("SELECT * FROM reserved_name")).isEmpty();
    assertThat(ask(TestDoor.ADMINISTRATOR, "ftps-user", "login:alice"))
        .isInstanceOf(Outcome.Issued.class);
  }

  @Test
  void a_rejected_request_frees_its_names() {
    RequestInfo first = ask(Caller.ANYONE, "ftps-user", "login:alice").request();
    pending.reject(first.id(), TestDoor.ADMINISTRATOR, "who is that?");

    assertThat(ask(TestDoor.ADMINISTRATOR, "ftps-user", "login:alice"))
        .isInstanceOf(Outcome.Issued.class);
  }

  @Test
  void of_many_at_once_one_reserves() {
    List<Outcome> outcomes = AtOnce.run(20, i -> ask(Caller.ANYONE, "ftps-user", "login:alice"));

    assertThat(outcomes).filteredOn(Outcome.Pending.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(Outcome.Refused.class::isInstance)
        .hasSize(19)
        .allSatisfy(o -> assertThat(rules(o)).containsExactly("name.reserved"));
  }

  @Test
  void a_renewal_is_not_held_up() {
    String serial = ask(TestDoor.ADMINISTRATOR, "ftps-user", "login:alice").request().serial();
    assertThat(ask(Caller.ANYONE, "ftps-user", "login:alice")).isInstanceOf(Outcome.Pending.class);

    assertThat(
            registration.renew(
                CsrDraft.sign(TestKeys.fresh(), List.of(Name.login("alice"))).der(),
                Optional.empty(),
                holder(serial)))
        .isInstanceOf(Outcome.Issued.class);
  }

  @Test
  void the_same_requester_is_not_its_own_other() {
    String serial = ask(TestDoor.ADMINISTRATOR, "ftps-user", "login:carol").request().serial();

    assertThat(ask(holder(serial), "ftps-user", "login:alice")).isInstanceOf(Outcome.Pending.class);
    assertThat(ask(holder(serial), "ftps-user", "login:alice")).isInstanceOf(Outcome.Pending.class);
  }

  @Test
  void a_profile_that_does_not_reserve_lets_two_wait() {
    assertThat(ask(Caller.ANYONE, "ftps-server", "dns:ftp.example.com"))
        .isInstanceOf(Outcome.Pending.class);
    assertThat(ask(Caller.ANYONE, "ftps-server", "dns:ftp.example.com"))
        .isInstanceOf(Outcome.Pending.class);
  }

  @Test
  void what_waits_too_long_ends_and_frees_its_names() {
    RequestInfo user = ask(Caller.ANYONE, "ftps-user", "login:alice").request();
    RequestInfo server = ask(Caller.ANYONE, "ftps-server", "dns:ftp.example.com").request();
    PendingRequests pending = rooms.get(PendingRequests.class);
    rooms.clock().advance(Duration.ofDays(2).minusSeconds(1));
    pending.expireDue();
    assertThat(state(user)).isEqualTo("pending");
    rooms.clock().advance(Duration.ofSeconds(1));

    pending.expireDue();

    assertThat(state(user)).isEqualTo("expired");
    assertThat(state(server)).isEqualTo("pending");
    assertThat(rooms.query("SELECT actor, act FROM journal_entry WHERE subject = ?", user.id()))
        .contains("system|request.expired");
    assertThat(rooms.query("SELECT * FROM reserved_name")).isEmpty();
    rooms.clock().advance(Duration.ofDays(28));
    pending.expireDue();
    assertThat(state(server)).isEqualTo("expired");
  }

  private String state(RequestInfo request) {
    return rooms.get(Inventory.class).request(request.id()).status();
  }
}
