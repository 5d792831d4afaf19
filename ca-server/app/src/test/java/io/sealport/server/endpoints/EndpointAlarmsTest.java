package io.sealport.server.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.EndpointInfo;
import io.sealport.api.EndpointRequest;
import io.sealport.ftps.FakeFtps;
import io.sealport.ftps.TlsActor;
import io.sealport.pki.Forge;
import io.sealport.pki.Name;
import io.sealport.pki.RevocationReason;
import io.sealport.policy.Policies;
import io.sealport.policy.Rulebook;
import io.sealport.server.authority.IssueLog;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.authority.OwnKeys;
import io.sealport.server.registration.OwnCertificates;
import io.sealport.server.registration.TestDoor;
import io.sealport.server.status.Alarms;
import io.sealport.server.status.Revocations;
import io.sealport.testing.FakeClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What endpoints are alarmed for. */
class EndpointAlarmsTest {

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = Bench.in(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private EndpointInfo watched(LedgerEntry served) {
    bench.serve(served);
    bench.add(Bench.asked(Bench.NAME));
    bench.advance(Duration.ofSeconds(1));
    return bench.look();
  }

  @Test
  void none_where_the_newest_is_served_whole() {
    LedgerEntry newest = bench.issue();
    EndpointInfo seen = watched(newest);

    assertThat(seen.trouble()).isNull();
    assertThat(seen.faults()).noneMatch(f -> f.severity().equals("error"));
    assertThat(seen.served().serial()).isEqualTo(newest.serial().toString());
    assertThat(seen.served().chain()).hasSize(2);
    assertThat(bench.standing()).isEmpty();
  }

  @Test
  void an_older_one_is_told_until_the_newest_is_served() {
    watched(bench.issue());
    LedgerEntry newest = bench.issue();
    // The look is older than what was issued: it says nothing of that.
    assertThat(bench.standing()).isEmpty();

    bench.advance(Duration.ofHours(1));
    bench.look();
    assertThat(bench.standing()).containsExactly("warning endpoint-stale:" + Bench.ID);
    assertThat(bench.alarm("stale").message()).contains(newest.serial().toString(), "the newest");
    bench.advance(Duration.ofDays(1));
    assertThat(bench.standing()).containsExactly("critical endpoint-stale:" + Bench.ID);

    bench.serve(newest);
    bench.look();
    assertThat(bench.standing()).isEmpty();
  }

  @Test
  void raised_and_cleared_are_journaled_and_so_is_each_change_of_what_is_served() {
    watched(bench.issue());
    LedgerEntry newest = bench.issue();
    bench.advance(Duration.ofHours(1));
    bench.look();
    bench.rooms.get(Alarms.class).tell();
    bench.serve(newest);
    bench.look();
    bench.look();
    bench.rooms.get(Alarms.class).tell();

    assertThat(bench.journaled())
        .containsExactly(
            "endpoint.added " + Bench.ID,
            "endpoint.found " + Bench.ID,
            "alarm.raised endpoint-stale:" + Bench.ID,
            "endpoint.changed " + Bench.ID,
            "alarm.cleared endpoint-stale:" + Bench.ID);
  }

  @Test
  void a_revoked_one_is_critical() {
    LedgerEntry served = bench.issue();
    watched(served);
    bench
        .rooms
        .get(Revocations.class)
        .revoke(served.serial(), RevocationReason.KEY_COMPROMISE, false, "operator:test");

    assertThat(bench.standing()).containsExactly("critical endpoint-stale:" + Bench.ID);
    assertThat(bench.alarm("stale").message()).contains("which is revoked");
  }

  @Test
  void one_that_this_ca_did_not_issue_is_told_and_is_critical_where_there_is_ours() {
    Forge.Forged root = Forge.ca("CN=Foreign Root").valid(from(), to()).selfSigned();
    TlsActor foreign = TlsActor.of(Forge.server(Bench.NAME).valid(from(), to()).by(root), root);
    bench.serve(foreign);
    bench.add(Bench.asked(Bench.NAME));
    bench.look();
    assertThat(bench.standing()).contains("warning endpoint-stale:" + Bench.ID);

    bench.issue();
    bench.advance(Duration.ofMinutes(1));
    bench.look();
    assertThat(bench.standing())
        .contains("critical endpoint-stale:" + Bench.ID, "critical endpoint-faults:" + Bench.ID);
    assertThat(bench.alarm("stale").message()).contains("did not issue", "CN=Foreign Root");
  }

  private static Instant from() {
    return FakeClock.START.minus(Duration.ofDays(10));
  }

  private static Instant to() {
    return FakeClock.START.plus(Duration.ofDays(300));
  }

  @Test
  void a_certificate_of_the_servers_own_is_not_taken_for_the_newest() {
    bench.rooms.get(OwnCertificates.class).renewDue();
    Name https = bench.rooms.get(OwnKeys.class).require("https").entry().facts().names().get(0);

    assertThat(bench.rooms.get(IssueLog.class).newest("sealport-https", https)).isEmpty();
    assertThat(bench.rooms.get(IssueLog.class).valid("sealport-https", https)).hasSize(1);
  }

  @Test
  void only_the_expected_profile_counts() {
    LedgerEntry served = bench.issue();
    bench.serve(served);
    bench.add(
        new EndpointRequest(
            Bench.NAME, 21, null, null, null, "sealport-https", null, null, List.of()));
    bench.look();

    assertThat(bench.standing()).containsExactly("warning endpoint-stale:" + Bench.ID);
    assertThat(bench.alarm("stale").message()).contains("of profile ftps-server", "sealport-https");
  }

  @Test
  void the_end_is_told_in_good_time_and_then_urgently() {
    watched(bench.issue());

    bench.advance(Duration.ofDays(38));
    assertThat(bench.standing()).isEmpty();
    bench.advance(Duration.ofDays(2));
    assertThat(bench.standing()).containsExactly("warning endpoint-expires:" + Bench.ID);
    bench.advance(Duration.ofDays(4));
    assertThat(bench.standing()).containsExactly("critical endpoint-expires:" + Bench.ID);
    bench.advance(Duration.ofDays(4));
    assertThat(bench.alarm("expires").message()).contains("which ended");
  }

  @Test
  void a_chain_that_is_not_sent_is_a_fault() {
    LedgerEntry served = bench.issue();
    bench.serve(bench.actor(served).sending(served.certificate()));
    bench.add(Bench.asked(Bench.NAME));
    EndpointInfo seen = bench.look();

    assertThat(seen.isFaulty()).isTrue();
    assertThat(bench.standing()).containsExactly("critical endpoint-faults:" + Bench.ID);
    assertThat(bench.alarm("faults").message()).contains("chain");
  }

  @Test
  void who_cannot_be_reached_three_times_is_told_and_keeps_what_was_served() {
    watched(bench.issue());
    bench.stop();

    assertThat(bench.look().trouble()).startsWith("no-connection: ");
    bench.look();
    assertThat(bench.standing()).isEmpty();
    EndpointInfo seen = bench.look();

    assertThat(seen.failed()).isEqualTo(3);
    assertThat(seen.served()).isNotNull();
    assertThat(bench.standing()).containsExactly("critical endpoint-unreachable:" + Bench.ID);
    bench.serve(TestDoor.issue(bench.rooms, "ftps-server", "dns:" + Bench.NAME));
    assertThat(bench.look().failed()).isZero();
    assertThat(bench.standing()).isEmpty();
  }

  @Test
  void of_an_endpoint_that_is_removed_nothing_stands() {
    LedgerEntry served = bench.issue();
    bench.serve(bench.actor(served).sending(served.certificate()));
    bench.add(Bench.asked(Bench.NAME));
    bench.look();
    bench.register().remove(Bench.ID, Bench.BY);

    assertThat(bench.standing()).isEmpty();
    assertThat(bench.rooms.query("SELECT id FROM endpoint_look")).isEmpty();
    assertThat(bench.rooms.query("SELECT id FROM endpoint_state")).isEmpty();
  }

  private EndpointInfo tested(TlsActor.Client client) {
    TlsActor actor = bench.actor(bench.issue()).clients(client);
    FakeFtps server = bench.serve(actor).answering("PBSZ", "200 yes");
    bench.add(
        new EndpointRequest(Bench.NAME, 21, null, null, null, null, true, "vsftpd", List.of()));
    bench.advance(Duration.ofSeconds(1));
    EndpointInfo seen = bench.look();
    assertThat(server.commands()).noneMatch(c -> c.startsWith("USER") || c.startsWith("PASS"));
    return seen;
  }

  @Test
  void a_revoked_client_that_is_let_in_is_told_in_the_words_of_that_server() {
    EndpointInfo seen = tested(TlsActor.Client.REQUIRED);

    assertThat(seen.served().revokedTest()).isEqualTo("let-in");
    assertThat(bench.standing()).containsExactly("warning endpoint-admits-revoked:" + Bench.ID);
    assertThat(bench.alarm("admits-revoked").hint()).contains("vsftpd: ");
    // By then every kept file of CRLs has heard of it.
    bench.advance(Duration.ofDays(2));
    bench.look();
    assertThat(bench.standing()).contains("critical endpoint-admits-revoked:" + Bench.ID);
  }

  @Test
  void a_revoked_client_that_is_refused_is_none() {
    EndpointInfo seen = tested(TlsActor.Client.REFUSED);

    assertThat(seen.served().revokedTest()).isEqualTo("refused");
    assertThat(bench.standing()).isEmpty();
  }

  @Test
  void who_asks_for_no_client_certificate_is_told() {
    EndpointInfo seen = tested(TlsActor.Client.UNASKED);

    assertThat(seen.served().revokedTest()).isEqualTo("not-asked");
    assertThat(bench.standing()).containsExactly("critical endpoint-admits-revoked:" + Bench.ID);
    assertThat(bench.alarm("admits-revoked").message()).contains("asks nobody");
  }

  @Test
  void a_test_without_a_certificate_to_show_is_told_and_the_look_is_kept() throws Exception {
    bench.serve(bench.issue());
    bench.add(new EndpointRequest(Bench.NAME, 21, null, null, null, null, true, null, List.of()));
    Path policies = bench.rooms.home().resolve("policies");
    Files.delete(policies.resolve("endpoint-test.yaml"));
    bench.rooms.get(Policies.class).replace(Rulebook.load(policies));
    bench.advance(Duration.ofSeconds(1));

    EndpointInfo seen = bench.look();

    assertThat(seen.served().revokedTest()).isNull();
    assertThat(bench.standing()).containsExactly("warning endpoint-admits-revoked:" + Bench.ID);
    assertThat(bench.alarm("admits-revoked").message()).contains("not tested");
  }
}
