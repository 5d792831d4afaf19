package io.sealport.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.net.Transcript;
import io.sealport.pki.Forge;
import io.sealport.pki.Name;
import io.sealport.pki.TestKeys;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.journal.Journal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two failures of one requester at one name; of everybody at it, ten times as many. */
class AttemptLimitsTest {

  private static final String NAME = "dns:ftp.example.com";
  private static final AttemptLimits LIMITS =
      new AttemptLimits(2, 100, 100, 1, Duration.ofHours(1));
  private static final int EVERYBODY = 20;

  @TempDir Path folder;
  private TestRooms rooms;
  private Attempts attempts;
  private Check check;

  @BeforeEach
  void open() {
    rooms = TestRooms.empty(folder);
    attempts = new Attempts(rooms.get(AttemptRows.class), LIMITS, new SecureRandom());
    check = rooms.get(Checks.class).find("http-01", subject()).orElseThrow();
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  private static Subject subject() {
    return Subject.parse(NAME);
  }

  private static Order order(String account) {
    return of(account, HostOrders.of(TestKeys.ec(), NAME).order());
  }

  private static Order renewal(String account) {
    Order order =
        HostOrders.of(TestKeys.ec(), NAME).renewing(Forge.root("CN=Old").certificate()).order();
    return of(account, order);
  }

  private static Order of(String account, Order o) {
    return new Order(
        "request of " + account,
        account,
        o.nonce(),
        o.csr(),
        o.names(),
        o.profile(),
        Optional.empty(),
        o.created(),
        o.current());
  }

  private String begin(Order order, Instant at) {
    return rooms
        .get(Journal.class)
        .commit(acts -> attempts.begin(order, check, subject(), new Answers(Map.of()), at));
  }

  private void isTooMuch(Order order, Instant at, int limit) {
    assertThatThrownBy(() -> begin(order, at))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BUSY))
        .hasMessageContaining(limit + " attempts for " + NAME);
  }

  @Test
  void one_requester_has_its_failures_and_another_its_own() {
    begin(order("key:a"), Forge.NOW);
    begin(order("key:a"), Forge.NOW);
    isTooMuch(order("key:a"), Forge.NOW, 2);
    begin(order("key:b"), Forge.NOW);
    begin(order("key:a"), Forge.NOW.plus(LIMITS.window()));
  }

  @Test
  void what_was_proven_does_not_count() {
    String first = begin(order("key:a"), Forge.NOW);
    rooms
        .get(Journal.class)
        .commit(
            acts -> {
              Finding proven = new Finding.Proven(Set.of(Name.parse(NAME)), "seen");
              attempts.end(first, proven, new Transcript(), Forge.NOW);
              return "ended";
            });
    begin(order("key:a"), Forge.NOW);
    begin(order("key:a"), Forge.NOW);
    isTooMuch(order("key:a"), Forge.NOW, 2);
  }

  @Test
  void everybody_together_has_a_ceiling_that_holds_up_no_renewal() {
    for (int i = 0; i < EVERYBODY; i++) {
      begin(order("key:" + i), Forge.NOW);
    }
    isTooMuch(order("key:one more"), Forge.NOW, EVERYBODY);
    begin(renewal("certificate:ab"), Forge.NOW);
    begin(renewal("certificate:ab"), Forge.NOW);
    isTooMuch(renewal("certificate:ab"), Forge.NOW, 2);
  }
}
