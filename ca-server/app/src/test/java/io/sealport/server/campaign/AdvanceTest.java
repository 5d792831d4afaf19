package io.sealport.server.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.api.CampaignInfo;
import io.sealport.api.CampaignMember;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.KeyHash;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.TestKeys;
import io.sealport.policy.Selection;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.registration.Audit;
import io.sealport.server.registration.TestDoor;
import io.sealport.server.status.Crls;
import io.sealport.server.status.Revocations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a campaign goes on: what is replaced, what the deadline leaves, what a crash does not. */
class AdvanceTest {

  private static final String USERS = "cert.profile == 'ftps-user'";

  @TempDir Path folder;
  private Drill drill;

  @BeforeEach
  void open() {
    drill = new Drill(folder);
  }

  @AfterEach
  void close() {
    drill.close();
  }

  private CampaignInfo show(CampaignInfo campaign) {
    return drill.campaigns().show(campaign.id());
  }

  private void pass(Duration time) {
    drill.rooms().clock().advance(time);
    drill.advance();
  }

  @Test
  void a_certificate_is_revoked_when_it_is_replaced_the_rest_at_the_deadline() {
    LedgerEntry alice = drill.issue("ftps-user", "login:alice");
    LedgerEntry bob = drill.issue("ftps-user", "login:bob");
    CampaignInfo campaign = drill.start(USERS);

    LedgerEntry next = drill.renew(alice);
    drill.advance();

    assertThat(drill.states(campaign, alice, bob)).containsExactly("replaced", "open");
    assertThat(drill.of(alice).revocation().orElseThrow().reason())
        .isEqualTo(RevocationReason.KEY_COMPROMISE);
    assertThat(drill.of(next).isRevoked()).isFalse();
    assertThat(drill.of(bob).isRevoked()).isFalse();
    assertThat(show(campaign).state()).isEqualTo("running");
    assertThat(show(campaign).perHour()).isEqualTo(1);

    pass(Duration.ofDays(1));

    assertThat(drill.states(campaign, alice, bob)).containsExactly("replaced", "revoked");
    assertThat(drill.of(bob).isRevoked()).isTrue();
    assertThat(drill.of(next).isRevoked()).isFalse();
    assertThat(show(campaign))
        .satisfies(
            c -> {
              assertThat(c.state()).isEqualTo("done");
              assertThat(c.total()).isEqualTo(2);
              assertThat(c.replaced()).isEqualTo(1);
              assertThat(c.revoked()).isEqualTo(1);
              assertThat(c.open()).isZero();
              assertThat(c.ended()).isEqualTo(drill.now());
            });
    assertThat(drill.rooms().get(Audit.class).verify().intact()).isTrue();
  }

  @Test
  void each_revocation_names_the_campaign_and_each_step_is_journaled() {
    LedgerEntry alice = drill.issue("ftps-user", "login:alice");
    CampaignInfo campaign = drill.start(USERS);
    drill.campaigns().pause(campaign.id(), TestDoor.ADMINISTRATOR);
    drill.campaigns().resume(campaign.id(), Optional.empty(), TestDoor.ADMINISTRATOR);
    drill.renew(alice);
    drill.advance();

    assertThat(
            drill
                .rooms()
                .query(
                    "SELECT actor, details FROM journal_entry WHERE act = 'certificate.revoked'"
                        + " AND subject = ?",
                    alice.serial().toString()))
        .containsExactly(
            "operator:test|{\"reason\":\"keyCompromise\",\"campaign\":\"" + campaign.id() + "\"}");
    assertThat(drill.acts("campaign.%"))
        .containsExactly(
            "operator:test|campaign.started|" + campaign.id(),
            "operator:test|campaign.paused|" + campaign.id(),
            "operator:test|campaign.resumed|" + campaign.id(),
            "system|campaign.finished|" + campaign.id());
  }

  @Test
  void all_revocations_of_a_step_are_in_one_crl() {
    drill.issue("ftps-user", "login:alice");
    drill.issue("ftps-user", "login:bob");
    Crls crls = drill.rooms().get(Crls.class);
    crls.publishDue();
    long before = crls.current("users").orElseThrow().number();
    drill.start(USERS);

    pass(Duration.ofDays(1));
    crls.publishDue();

    assertThat(crls.current("users").orElseThrow().entries()).isEqualTo(2);
    // A day is over, so one would be due anyway.
    assertThat(crls.current("users").orElseThrow().number()).isEqualTo(before + 1);
  }

  @Test
  void what_had_been_renewed_before_is_revoked_at_once() {
    LedgerEntry alice = drill.issue("ftps-user", "login:alice");
    LedgerEntry next = drill.renew(alice);

    CampaignInfo campaign = drill.start(USERS);

    assertThat(drill.states(campaign, alice, next)).containsExactly("replaced", "open");
    assertThat(drill.of(alice).isRevoked()).isTrue();
  }

  @Test
  void what_is_asked_for_anew_takes_the_place_of_one_certificate_with_its_names() {
    LedgerEntry first = drill.issue("ftps-server", "dns:ftp.example.com");
    LedgerEntry second = drill.issue("ftps-server", "dns:ftp.example.com");
    LedgerEntry other = drill.issue("ftps-server", "dns:other.example.com");
    CampaignInfo campaign =
        drill.start(
            new CampaignOrder(
                Optional.of(Selection.parse("cert.profile == 'ftps-server'")),
                Set.of(),
                RevocationReason.CESSATION_OF_OPERATION,
                "",
                Optional.empty(),
                true));

    drill.rooms().clock().advance(Duration.ofMinutes(1));
    // With the key of before, which nobody has said to be compromised.
    drill.issue("ftps-server", "dns:ftp.example.com");
    drill.advance();
    assertThat(drill.states(campaign, first, second, other))
        .containsExactly("replaced", "open", "open");

    fresh("dns:ftp.example.com");
    fresh("dns:other.example.com");
    drill.advance();
    assertThat(drill.states(campaign, first, second, other)).containsOnly("replaced");
    assertThat(show(campaign).state()).isEqualTo("done");
  }

  private void fresh(String name) {
    drill.rooms().clock().advance(Duration.ofMinutes(1));
    TestDoor.issue(drill.rooms(), TestKeys.fresh(), "ftps-server", name);
  }

  @Test
  void what_is_asked_for_anew_with_the_compromised_key_replaces_nothing() {
    LedgerEntry first = drill.issue("ftps-server", "dns:ftp.example.com");
    CampaignInfo campaign = drill.start("cert.serial == '" + first.serial() + "'");

    assertThatThrownBy(() -> drill.issue("ftps-server", "dns:ftp.example.com"))
        .isInstanceOf(AssertionError.class);
    drill.advance();
    assertThat(drill.states(campaign, first)).containsExactly("open");
    fresh("dns:ftp.example.com");
    drill.advance();
    assertThat(drill.states(campaign, first)).containsExactly("replaced");
  }

  @Test
  void a_key_of_no_certificate_is_blocked_and_that_is_all() {
    CampaignInfo campaign = drill.start(Drill.ofKey(new KeyHash("ab".repeat(32))));

    assertThat(show(campaign).state()).isEqualTo("done");
    assertThat(show(campaign).total()).isZero();
    assertThat(drill.acts("key.blocked")).hasSize(1);
  }

  @Test
  void a_replacement_with_the_compromised_key_is_recalled_too() {
    LedgerEntry alice = drill.issue("ftps-user", "login:alice");
    drill.rooms().clock().advance(Duration.ofMinutes(1));
    drill.renewWith(TestKeys.ecOf("ftps-userlogin:alice"), alice);
    LedgerEntry same = drill.of(drill.of(alice).replacedBy().orElseThrow());

    CampaignInfo campaign = drill.start("cert.serial == '" + alice.serial() + "'");

    assertThat(drill.states(campaign, alice, same)).containsExactly("replaced", "open");
  }

  @Test
  void while_it_is_paused_nothing_is_revoked_and_nobody_told() {
    LedgerEntry alice = drill.issue("ftps-user", "login:alice");
    LedgerEntry bob = drill.issue("ftps-user", "login:bob");
    CampaignInfo campaign = drill.start(USERS);
    drill.campaigns().pause(campaign.id(), TestDoor.ADMINISTRATOR);

    drill.renew(alice);
    pass(Duration.ofDays(2));

    assertThat(drill.states(campaign, alice, bob)).containsExactly("open", "open");
    assertThat(drill.of(alice).isRevoked()).isFalse();
    assertThatThrownBy(() -> drill.campaigns().pause(campaign.id(), TestDoor.ADMINISTRATOR))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.CONFLICT))
        .hasMessage("campaign " + campaign.id() + " is paused, not running");

    drill
        .campaigns()
        .resume(
            campaign.id(),
            Optional.of(drill.now().plus(Duration.ofDays(1))),
            TestDoor.ADMINISTRATOR);
    drill.advance();

    assertThat(drill.states(campaign, alice, bob)).containsExactly("replaced", "open");
  }

  @Test
  void what_is_called_off_leaves_the_rest_as_it_is() {
    LedgerEntry alice = drill.issue("ftps-user", "login:alice");
    LedgerEntry bob = drill.issue("ftps-user", "login:bob");
    CampaignInfo campaign = drill.start(USERS);
    drill.renew(alice);
    drill.advance();

    CampaignInfo ended = drill.campaigns().cancel(campaign.id(), TestDoor.ADMINISTRATOR);
    pass(Duration.ofDays(2));

    assertThat(ended.state()).isEqualTo("cancelled");
    assertThat(drill.states(campaign, alice, bob)).containsExactly("replaced", "open");
    assertThat(drill.of(bob).isRevoked()).isFalse();
    assertThatThrownBy(() -> drill.campaigns().cancel(campaign.id(), TestDoor.ADMINISTRATOR))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.CONFLICT));
  }

  @Test
  void what_is_issued_after_the_start_is_not_meant() {
    LedgerEntry alice = drill.issue("ftps-user", "login:alice");
    CampaignInfo campaign =
        drill.campaigns().start(Drill.order(USERS, drill.now()), 1, TestDoor.ADMINISTRATOR);
    // Before the first page is selected.
    LedgerEntry next = drill.renew(alice);
    drill.issue("ftps-user", "login:bob");

    drill.advance();

    assertThat(drill.states(campaign, alice)).containsExactly("replaced");
    assertThat(drill.of(next).isRevoked()).isFalse();
  }

  @Test
  void somebody_elses_revocation_and_the_end_of_a_life_count() {
    LedgerEntry alice = drill.issue("ftps-user", "login:alice");
    LedgerEntry bob = drill.issue("ftps-user", "login:bob");
    CampaignInfo campaign = drill.start(Drill.order(USERS, Optional.empty(), true));

    drill
        .rooms()
        .get(Revocations.class)
        .revoke(alice.serial(), RevocationReason.SUPERSEDED, false, "operator:test");
    drill.advance();
    assertThat(drill.states(campaign, alice, bob)).containsExactly("revoked", "open");

    // A compromised key may prove a renewal for as long as that after the end.
    drill.rooms().clock().set(bob.facts().notAfter().plus(Duration.ofDays(89)));
    drill.advance();
    assertThat(drill.states(campaign, alice, bob)).containsExactly("revoked", "open");
    pass(Duration.ofDays(2));
    assertThat(drill.states(campaign, alice, bob)).containsExactly("revoked", "expired");
    assertThat(show(campaign).state()).isEqualTo("done");
    // Neither certificate says of its key what the campaign knows.
    assertThat(drill.acts("key.blocked")).hasSize(2);
  }

  @Test
  void the_last_administrator_stays_and_the_others_do_not_wait_for_it() {
    LedgerEntry alice = drill.issue("ftps-user", "login:alice");
    CampaignInfo campaign = drill.start("true");

    pass(Duration.ofDays(1));

    List<CampaignMember> failed = drill.campaigns().members(campaign.id(), "failed", 0, 10).items();
    assertThat(failed)
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.profile()).isEqualTo("operator");
              assertThat(m.why()).contains("last valid certificate of an administrator");
            });
    assertThat(drill.of(alice).isRevoked()).isTrue();
    assertThat(show(campaign).failed()).isEqualTo(1);
    assertThat(drill.acts("key.blocked")).hasSize(1);
  }

  @Test
  void a_crash_at_any_step_loses_nothing_and_repeats_nothing() {
    LedgerEntry alice = drill.issue("ftps-user", "login:alice");
    LedgerEntry bob = drill.issue("ftps-user", "login:bob");
    CampaignInfo campaign =
        drill.campaigns().start(Drill.order(USERS, drill.now()), 2, TestDoor.ADMINISTRATOR);
    drill.restart();
    drill.rooms().refuseCommits("campaign_member");
    assertThatThrownBy(() -> drill.advance()).isInstanceOf(Fault.class);
    assertThat(drill.campaigns().members(campaign.id(), "", 0, 10).items()).isEmpty();
    drill.rooms().accept("campaign_member");
    drill.restart();
    drill.advance();
    drill.restart();
    drill.renew(alice);
    drill.rooms().refuse("journal_entry");
    assertThatThrownBy(() -> drill.advance()).isInstanceOf(Fault.class);
    assertThat(drill.of(alice).isRevoked()).isFalse();
    drill.rooms().accept("journal_entry");
    drill.restart();

    pass(Duration.ofDays(1));

    assertThat(drill.states(campaign, alice, bob)).containsExactly("replaced", "revoked");
    assertThat(drill.acts("certificate.recalled")).hasSize(2);
    assertThat(drill.acts("certificate.revoked")).hasSize(2);
    assertThat(drill.acts("campaign.finished")).hasSize(1);
    assertThat(drill.rooms().get(Audit.class).verify().intact()).isTrue();
  }
}
