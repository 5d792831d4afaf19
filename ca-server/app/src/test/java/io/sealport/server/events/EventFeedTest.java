package io.sealport.server.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.api.DeliveryInfo;
import io.sealport.pki.CsrDraft;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.TestKeys;
import io.sealport.policy.Role;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import io.sealport.server.registration.Caller;
import io.sealport.server.registration.Registration;
import io.sealport.server.registration.TestDoor;
import io.sealport.server.status.Crls;
import io.sealport.server.status.Revocations;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFeedTest {

  private static final String CHANNELS =
      "channels: {hook: {webhook: {url: $URL, secret-file: hook.secret}}}\n";

  private static final String ALL =
      CHANNELS
          + "triggers:\n"
          + "  all: {on: [issued, renewed, revoked, held, released, request-pending,"
          + " request-refused, renewal-failed, crl-published, crl-lapsing, endpoint-alarm, alarm,"
          + " alarm-cleared, policy-reloaded, endpoint-changed], channels: hook}\n";

  @TempDir Path folder;
  private Bench bench;

  @AfterEach
  void close() {
    bench.close();
  }

  private void open(String yaml) {
    bench = new Bench(folder, yaml);
  }

  private void journal(String verb, String subject) {
    bench
        .rooms()
        .get(Journal.class)
        .commit(acts -> acts.add(Act.of(Act.SYSTEM, verb, subject).with("message", "so it is")));
  }

  private List<String> kinds() {
    return bench.outbox().stream().map(DeliveryInfo::kind).toList();
  }

  @Test
  void the_life_of_a_certificate_is_told_in_its_order() {
    open(ALL);
    LedgerEntry first = TestDoor.issue(bench.rooms(), "ftps-user", "login:alice");
    LedgerEntry second = TestDoor.renew(bench.rooms(), first);
    Revocations revocations = bench.rooms().get(Revocations.class);
    Revocations.By by = new Revocations.By("officer:test", () -> {});
    revocations.revoke(second.serial(), RevocationReason.CERTIFICATE_HOLD, false, by);
    revocations.release(second.serial(), false, by);
    revocations.revoke(second.serial(), RevocationReason.KEY_COMPROMISE, false, by);
    bench.rooms().get(Crls.class).publishDue();
    bench.pump();

    assertThat(kinds())
        .containsSubsequence("issued", "renewed", "held", "released", "revoked", "crl-published");
    bench.deliver("hook");
    assertThat(bench.receiver.got())
        .filteredOn(g -> g.body().path("type").asText().equals("revoked"))
        .singleElement()
        .satisfies(
            g -> {
              var data = g.body().path("data");
              assertThat(data.path("subject").asText()).isEqualTo(second.serial().toString());
              assertThat(data.path("names").get(0).asText()).isEqualTo("login:alice");
              assertThat(data.path("facts").path("profile").asText()).isEqualTo("ftps-user");
              assertThat(data.path("facts").path("reason").asText()).isEqualTo("keyCompromise");
            });
  }

  @Test
  void nothing_is_told_twice_and_nothing_of_the_past() {
    open(CHANNELS);
    TestDoor.issue(bench.rooms(), "ftps-user", "login:before");
    bench.pump();
    bench.restart(ALL);
    bench.pump();
    assertThat(kinds()).isEmpty();

    TestDoor.issue(bench.rooms(), "ftps-user", "login:after");
    bench.pump();
    bench.pump();
    assertThat(kinds()).containsExactly("issued");

    TestDoor.issue(bench.rooms(), "ftps-user", "login:unread");
    bench.restart(ALL.replace("all:", "other: {on: issued, channels: hook}\n  all:"));
    bench.pump();
    bench.pump();
    assertThat(bench.outbox())
        .extracting(DeliveryInfo::source)
        .containsExactly("trigger:all", "trigger:all");
  }

  @Test
  void what_happened_while_the_server_was_off_is_told() {
    open(ALL);
    IntStream.range(0, 3).forEach(i -> journal("endpoint.changed", "e" + i));
    bench.restart(ALL);
    bench.pump();

    assertThat(kinds()).containsExactly("endpoint-changed", "endpoint-changed", "endpoint-changed");
  }

  @Test
  void the_cursor_stays_where_the_outbox_takes_nothing() {
    open(ALL);
    journal("endpoint.changed", "e1");
    bench.rooms().refuse("event_delivery");
    assertThatThrownBy(bench::pump).isInstanceOf(RuntimeException.class);
    assertThat(kinds()).isEmpty();

    bench.rooms().accept("event_delivery");
    bench.pump();
    assertThat(kinds()).containsExactly("endpoint-changed");
  }

  @Test
  void more_than_a_page_is_told_whole() {
    open(ALL);
    bench
        .rooms()
        .get(Journal.class)
        .commit(
            acts -> {
              for (int i = 0; i < 1_203; i++) {
                acts.add(
                    Act.of(Act.SYSTEM, i % 2 == 0 ? "endpoint.changed" : "look.made", "e" + i));
              }
              return 0;
            });
    bench.pump();

    List<DeliveryInfo> first = bench.outbox();
    assertThat(first).hasSize(602).extracting(DeliveryInfo::subject).startsWith("e0", "e2", "e4");
    assertThat(first).extracting(DeliveryInfo::id).doesNotHaveDuplicates();
  }

  @Test
  void a_trigger_hears_only_of_its_profiles_and_names() {
    open(
        CHANNELS
            + "triggers:\n"
            + "  users: {on: issued, profiles: ftps-user, channels: hook}\n"
            + "  example: {on: issued, names: ['dns:*.example.com'], channels: hook}\n");
    TestDoor.issue(bench.rooms(), "ftps-user", "login:alice");
    TestDoor.issue(bench.rooms(), "ftps-server", "dns:ftp.example.com");
    bench.pump();

    assertThat(bench.outbox())
        .extracting(DeliveryInfo::source)
        .containsExactly("trigger:users", "trigger:example");
  }

  @Test
  void a_request_is_told_when_it_waits_and_when_it_is_refused() {
    open(ALL);
    Registration door = bench.rooms().get(Registration.class);
    door.enrol(TestDoor.asking("ftps-server", "dns:ftp.elsewhere.test"), Caller.ANYONE);
    door.enrol(TestDoor.asking("ftps-user", "login:alice"), TestDoor.ADMINISTRATOR);
    bench.pump();

    assertThat(kinds()).contains("issued");
    assertThat(bench.outbox()).filteredOn(d -> d.kind().startsWith("request-")).hasSize(1);
  }

  @Test
  void a_renewal_that_is_refused_has_failed() {
    open(ALL);
    LedgerEntry alice = TestDoor.issue(bench.rooms(), "ftps-user", "login:alice");
    TestDoor.issue(bench.rooms(), "ftps-user", "login:bob");
    Caller holder =
        new Caller(
            "certificate:" + alice.serial(),
            Optional.of(Role.REQUESTER),
            Optional.of(alice.serial()),
            Optional.empty());
    byte[] withBobsKey =
        CsrDraft.sign(TestKeys.ecOf("ftps-userlogin:bob"), alice.facts().names()).der();
    bench.rooms().get(Registration.class).renew(withBobsKey, Optional.empty(), holder);
    journal("certificate.renewal-failed", alice.serial().toString());
    bench.pump();

    assertThat(kinds()).containsExactly("issued", "issued", "renewal-failed", "renewal-failed");
    bench.deliver("hook");
    assertThat(bench.receiver.got().subList(2, 4))
        .allMatch(g -> g.body().path("data").path("names").get(0).asText().equals("login:alice"));
  }
}
