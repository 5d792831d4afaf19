package io.sealport.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sealport.api.JournalChain;
import io.sealport.api.JournalVerification;
import io.sealport.api.NodeInfo;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import io.sealport.policy.Policies;
import io.sealport.server.AtOnce;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.OwnKeys;
import io.sealport.server.fleet.Fleet;
import io.sealport.server.fleet.Once;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.DatabaseTrouble;
import io.sealport.server.journal.Hearing;
import io.sealport.server.journal.Journal;
import io.sealport.server.journal.JournalReader;
import io.sealport.server.registration.PolicyOffice;
import io.sealport.server.registration.TestDoor;
import io.sealport.server.status.OcspAsking;
import io.sealport.server.status.OcspResponder;
import io.sealport.server.status.Revocations;
import io.sealport.testing.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one PostgreSQL. */
@Tag("postgresql")
class TwoNodesTest {

  @TempDir static Path masters;

  @TempDir Path folder;
  private Path home;
  private Path other;
  private TestRooms first;
  private TestRooms second;

  @BeforeAll
  static void joinOnce() {
    Path master = TestHome.copyInto(masters);
    join(master, masters.resolve("b"), "b");
    LightKeys.encryptAgain(masters.resolve("b/keys"), TestHome.PASSPHRASE.toCharArray());
  }

  @BeforeEach
  void open() throws IOException {
    home = folder.resolve("home");
    other = folder.resolve("b");
    TestHome.copy(masters.resolve("home"), home);
    TestHome.copy(masters.resolve("b"), other);
    TestDatabase.giveCopy(home);
    Path configuration = other.resolve("sealport.yaml");
    Files.writeString(
        configuration,
        Files.readString(configuration).replace(database(masters.resolve("home")), database(home)));
    first = TestRooms.on(home, new FakeClock());
    second = TestRooms.on(other, new FakeClock());
  }

  private static String database(Path home) {
    String url = TestDatabase.url(new Home(home));
    return url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
  }

  private static void join(Path from, Path target, String name) {
    JoinedHome.make(
        new Home(from), target, Map.of(Key.NODE, name), TestHome.passphrase(), new FakeClock());
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
  }

  private static long write(TestRooms rooms, String subject) {
    return rooms.get(Journal.class).commit(acts -> acts.add(Act.of("test", "tested", subject)));
  }

  private static JournalVerification verified(TestRooms rooms) {
    JournalVerification found = rooms.get(JournalReader.class).verify();
    assertThat(found.finding()).isNull();
    return found;
  }

  @Test
  void each_writes_a_chain_of_its_own_and_all_entries_are_numbered_without_gaps() {
    long before = first.get(JournalReader.class).end();
    List<Long> numbers = AtOnce.run(12, i -> write(i % 2 == 0 ? first : second, "entry " + i));

    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(before + 1, before + 12).boxed().toList());
    List<JournalChain> chains = verified(second).chains();
    assertThat(chains).extracting(JournalChain::node).containsExactly("main", "b");
    assertThat(chains.stream().mapToLong(JournalChain::entries).sum()).isEqualTo(before + 12);
    assertThat(first.query("SELECT act, subject FROM journal_entry WHERE node = 'b' ORDER BY seq"))
        .first()
        .isEqualTo("node.joined|b");
  }

  @Test
  void a_chain_that_was_cut_off_at_its_end_is_found_though_the_other_is_whole() {
    write(second, "cut off");
    write(first, "last");
    long cut = first.get(JournalReader.class).end() - 1;
    first.tamper(
        "DELETE FROM journal_entry WHERE seq = " + cut,
        "UPDATE journal_entry SET seq = seq - 1 WHERE seq > " + cut,
        "UPDATE journal_head SET seq = seq - 1");

    assertThat(first.get(JournalReader.class).verify().finding())
        .isEqualTo("entry " + cut + " is moved: it was written as entry " + (cut + 1));
  }

  @Test
  void an_end_that_names_less_than_its_server_wrote_is_found() {
    write(second, "one");
    first.tamper("UPDATE journal_node SET seq = seq - 1 WHERE name = 'b'");

    assertThat(first.get(JournalReader.class).verify().finding())
        .contains("is not the end of the server b that the database names");
  }

  @Test
  void a_server_that_the_database_forgot_is_found() {
    write(second, "one");
    first.tamper("DELETE FROM journal_node WHERE name = 'b'");

    assertThat(first.get(JournalReader.class).verify().intact()).isFalse();
  }

  @Test
  void an_entry_whose_author_was_changed_is_found() {
    long seq = write(second, "one");
    first.tamper("UPDATE journal_entry SET node = 'main' WHERE seq = " + seq);

    assertThat(first.get(JournalReader.class).verify().finding())
        .isEqualTo("entry " + seq + " is changed");
  }

  @Test
  void two_servers_of_one_name_are_one_too_many() {
    Path copy = folder.resolve("copy");
    TestHome.copy(other, copy);
    write(second, "one");
    try (TestRooms namesake = TestRooms.on(copy, new FakeClock())) {
      write(namesake, "two");
      assertThatThrownBy(() -> write(second, "three"))
          .hasMessage(DatabaseTrouble.SECOND_WRITER.words());
      write(first, "four");
      verified(first);
    }
  }

  @Test
  void a_server_that_hangs_in_its_turn_stops_the_others_for_some_seconds_only() throws Exception {
    CountDownLatch inTurn = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Thread hanging =
        new Thread(
            () ->
                second
                    .get(Journal.class)
                    .commit(
                        acts -> {
                          inTurn.countDown();
                          await(goOn);
                          second.get(JournalReader.class).end();
                          return acts.add(Act.of("test", "tested", "late"));
                        }));
    hanging.start();
    await(inTurn);
    write(first, "meanwhile");
    goOn.countDown();
    hanging.join(TimeUnit.SECONDS.toMillis(20));

    // What the database had ended was done again, and nothing twice.
    assertThat(first.query("SELECT subject FROM journal_entry WHERE act = 'tested' ORDER BY seq"))
        .containsExactly("meanwhile", "late");
    verified(first);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void each_has_responders_and_an_https_certificate_of_its_own_and_the_keys_of_all_cas() {
    assertThat(second.get(OwnKeys.class).require("https").entry().serial())
        .isNotEqualTo(first.get(OwnKeys.class).require("https").entry().serial());
    assertThat(second.get(OwnKeys.class).require("ocsp:users").keyId())
        .isNotEqualTo(first.get(OwnKeys.class).require("ocsp:users").keyId());
    assertThat(other.resolve("keys/users.key")).exists();
    assertThat(other.resolve("keys/users.pub"))
        .hasSameBinaryContentAs(home.resolve("keys/users.pub"));
    assertThat(other.resolve("operators")).doesNotExist();
    assertThat(other.resolve("public/root.pem")).exists();
  }

  @Test
  void what_one_revokes_the_other_forgets() {
    SerialNumber serial = issued(first);
    assertThat(status(second, serial)).isNull();
    assertThat(status(second, serial)).isNull();

    first.get(Revocations.class).revoke(serial, RevocationReason.SUPERSEDED, false, "test");
    second.get(Hearing.class).listen();

    assertThat(status(second, serial)).isNotNull();
  }

  @Test
  void whoever_writes_has_heard_the_others_before() {
    SerialNumber serial = issued(first);
    assertThat(status(second, serial)).isNull();
    first.get(Revocations.class).revoke(serial, RevocationReason.SUPERSEDED, false, "test");

    write(second, "anything");

    assertThat(status(second, serial)).isNotNull();
  }

  @Test
  void whoever_has_heard_nothing_for_a_while_gives_nothing_from_memory() {
    SerialNumber serial = issued(first);
    second.get(Hearing.class).listen();
    assertThat(status(second, serial)).isNull();
    first.get(Revocations.class).revoke(serial, RevocationReason.SUPERSEDED, false, "test");
    assertThat(status(second, serial)).as("from memory").isNull();

    second.clock().advance(Duration.ofSeconds(4));

    assertThat(second.get(Hearing.class).isCurrent()).isFalse();
    assertThat(status(second, serial)).isNotNull();
  }

  @Test
  void a_reload_on_one_is_one_on_all_and_a_start_beside_others_is_none() throws Exception {
    Path file = home.resolve("policies/ftps-user.yaml");
    String before = second.get(Policies.class).current().fingerprint();
    first.get(PolicyOffice.class).start();
    second.get(PolicyOffice.class).start();
    Files.writeString(file, Files.readString(file) + "# edited\n");

    first.get(PolicyOffice.class).reload(TestDoor.ADMINISTRATOR);
    second.get(Hearing.class).listen();
    second.get(PolicyOffice.class).follow();

    String after = first.get(Policies.class).current().fingerprint();
    assertThat(after).isNotEqualTo(before);
    assertThat(second.get(Policies.class).current().fingerprint()).isEqualTo(after);
    // Its own file is still the old one.
    second.close();
    second = TestRooms.on(other, new FakeClock());
    second.get(PolicyOffice.class).start();
    assertThat(second.get(Policies.class).current().fingerprint()).isEqualTo(after);
    assertThat(
            first.query("SELECT actor FROM journal_entry WHERE act LIKE 'policies.%' ORDER BY seq"))
        .last()
        .isEqualTo(TestDoor.ADMINISTRATOR.id());
  }

  @Test
  void one_that_was_removed_writes_no_more_and_its_own_certificates_are_revoked() {
    SerialNumber https = second.get(OwnKeys.class).require("https").entry().serial();
    Revocations.By by = new Revocations.By("test", () -> {});

    NodeInfo removed = first.get(Fleet.class).remove("b", by);

    assertThat(removed.left()).isNotNull();
    assertThat(status(first, https)).isNotNull();
    assertThatThrownBy(() -> write(second, "late")).hasMessage(DatabaseTrouble.SENT_AWAY.words());
    assertThat(first.query("SELECT purpose FROM own_certificate WHERE purpose LIKE '%@b'"))
        .isEmpty();
    assertThat(first.get(Fleet.class).list())
        .extracting(NodeInfo::name, NodeInfo::answering)
        .containsExactlyInAnyOrder(tuple("main", true), tuple("b", false));
    verified(first);
    assertThatThrownBy(() -> first.get(Fleet.class).remove("b", by))
        .hasMessage("the server b was removed before");
    assertThatThrownBy(() -> first.get(Fleet.class).remove("main", by))
        .hasMessage("the server main is the one that was asked");
    assertThatThrownBy(() -> first.get(Fleet.class).remove("nobody", by))
        .hasMessage("no server \"nobody\"");
  }

  /** A certificate that is there and that nobody has asked about. */
  private static SerialNumber issued(TestRooms rooms) {
    return rooms.get(OwnKeys.class).require("https").entry().serial();
  }

  private static Object status(TestRooms rooms, SerialNumber serial) {
    byte[] question =
        OcspAsking.about(
                rooms.get(Hierarchy.class).require("servers").certificate(), serial.value())
            .der();
    return OcspAsking.certificateStatus(rooms.get(OcspResponder.class).answer(question).der());
  }

  @Test
  void what_is_locked_is_done_by_one_of_them() {
    Once here = first.get(Once.class);
    Once there = second.get(Once.class);
    boolean[] done = new boolean[1];

    boolean outer =
        here.run("test", Duration.ZERO, () -> done[0] = there.run("test", Duration.ZERO, () -> {}));

    assertThat(outer).isTrue();
    assertThat(done[0]).isFalse();
    assertThat(there.run("test", Duration.ZERO, () -> {})).isTrue();
    assertThat(here.run("test", Duration.ofMinutes(1), () -> {})).isTrue();
    assertThat(there.run("test", Duration.ofMinutes(1), () -> {})).isFalse();
  }

  @Test
  void a_lock_is_free_again_when_what_was_done_failed() {
    assertThatThrownBy(
            () ->
                first
                    .get(Once.class)
                    .run(
                        "test",
                        Duration.ZERO,
                        () -> {
                          throw Fault.of(Kind.CONFLICT, "it failed");
                        }))
        .hasMessage("it failed");

    assertThat(second.get(Once.class).run("test", Duration.ZERO, () -> {})).isTrue();
  }

  @Test
  void a_name_joins_once() {
    assertThatThrownBy(() -> join(home, folder.resolve("again"), "b"))
        .hasMessage("there is or was a server b already");
    assertThat(folder.resolve("again")).doesNotExist();
  }

  @Test
  void a_home_that_lacks_a_key_does_not_start_and_says_which() throws Exception {
    Files.delete(other.resolve("keys/servers.key"));

    assertThatThrownBy(() -> RunningServer.on(other, new FakeClock()))
        .isInstanceOfSatisfying(
            Fault.class,
            f -> {
              assertThat(f.message()).endsWith("keys/servers.key is missing");
              assertThat(f.hint().orElse("")).contains("another has it");
            });
  }

  @Test
  void a_ca_on_sqlite_gets_no_second() throws Exception {
    Path alone = folder.resolve("alone");
    Files.createDirectories(alone);
    Files.writeString(
        alone.resolve("sealport.yaml"), "name: X\nbase-url: http://ca.example.com:8480\n");

    assertThatThrownBy(() -> JoinedHome.requireShared(new Home(alone)))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.hint()).isPresent())
        .hasMessageContaining("SQLite");
  }
}
