package io.sealport.server.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.api.CampaignInfo;
import io.sealport.api.CampaignPreview;
import io.sealport.api.CampaignPreview.Count;
import io.sealport.api.CertificateInfo;
import io.sealport.api.RenewalInfo;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertId;
import io.sealport.pki.KeyHash;
import io.sealport.pki.Keys;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.TestKeys;
import io.sealport.policy.Selection;
import io.sealport.server.authority.BlockedKeys;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.registration.Outcome;
import io.sealport.server.registration.RenewalAdvice;
import io.sealport.server.registration.TestDoor;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a campaign selects, whom it tells, what it refuses meanwhile. */
class CampaignsTest {

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

  private RenewalInfo advice(LedgerEntry entry) {
    return drill
        .rooms()
        .get(RenewalAdvice.class)
        .of(CertId.of(entry.certificate()).orElseThrow())
        .info();
  }

  private static KeyPair keyOf(String profile, String name) {
    return TestKeys.ecOf(profile + name);
  }

  private static KeyHash hash(KeyPair pair) {
    return KeyHash.of(Keys.info(pair.getPublic()));
  }

  @Test
  void a_preview_counts_and_changes_nothing() {
    LedgerEntry alice = drill.issue("ftps-user", "login:alice");
    drill.renew(alice);
    drill.issue("ftps-server", "dns:ftp.example.com");
    List<String> before = drill.acts("%");

    CampaignPreview found = drill.campaigns().preview(Drill.order("true", drill.now()));

    // The first operator, and these three; the server's own are left alone.
    assertThat(found.matching()).isEqualTo(4);
    assertThat(found.replaced()).isEqualTo(1);
    assertThat(found.held()).isZero();
    assertThat(found.own()).isGreaterThanOrEqualTo(4);
    assertThat(found.profiles())
        .containsExactly(
            new Count("ftps-server", 1), new Count("ftps-user", 2), new Count("operator", 1));
    assertThat(found.issuers()).containsExactly(new Count("servers", 1), new Count("users", 3));
    assertThat(found.samples())
        .extracting(CertificateInfo::profile)
        .containsExactly("operator", "ftps-user", "ftps-user", "ftps-server");
    assertThat(drill.acts("%")).isEqualTo(before);
  }

  @Test
  void selects_by_what_the_ledger_knows() {
    LedgerEntry alice = drill.issue("ftps-user", "login:alice");
    String key = hash(keyOf("ftps-user", "login:alice")).hex();
    for (String where :
        List.of(
            "cert.serial == '" + alice.serial() + "'",
            "'alice' in cert.logins && cert.names == ['alice'] && size(cert.dns) == 0",
            "cert.key.sha256 == '" + key + "' && cert.key.type == 'ec-p256'",
            "cert.key.bits == 256 && cert.issuer == 'users' && cert.subject.endsWith('CN=alice')"
                + " && cert.profile == 'ftps-user'",
            "cert.profile == 'ftps-user' && cert.issued >= now - duration('1h')"
                + " && cert.notBefore < now && cert.notAfter > now",
            "cert.requester == 'operator:test' && cert.status == 'valid' && !cert.replaced",
            "cert.lineage == '" + alice.serial() + "'")) {
      assertThat(drill.campaigns().preview(Drill.order(where, drill.now())).samples())
          .as(where)
          .extracting(CertificateInfo::serial)
          .containsExactly(alice.serial().toString());
    }
  }

  @Test
  void what_cannot_be_asked_is_one_clear_error() {
    drill.issue("ftps-user", "login:alice");
    assertThatThrownBy(() -> Selection.parse("cert.profil == 'x'"))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BAD_INPUT))
        .hasMessageContaining("not a CEL selection: undeclared reference")
        .hasMessageContaining("(column ");
    assertThatThrownBy(() -> Selection.parse("cert.profile"))
        .hasMessageContaining("not a CEL selection");
    assertThatThrownBy(
            () -> drill.campaigns().preview(Drill.order("cert.dns[0] == 'a'", drill.now())))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BAD_INPUT))
        .hasMessageContaining("cannot be evaluated of certificate ");
  }

  @Test
  void its_holders_are_told_to_renew_now_with_a_new_key() {
    LedgerEntry alice = drill.issue("ftps-user", "login:alice");
    LedgerEntry server = drill.issue("ftps-server", "dns:ftp.example.com");

    CampaignInfo campaign = drill.start(USERS);

    assertThat(drill.states(campaign, alice)).containsExactly("open");
    assertThat(advice(alice).reason()).isEqualTo("recalled");
    assertThat(advice(alice).newKey()).isTrue();
    assertThat(advice(alice).suggestedWindow().end()).isBeforeOrEqualTo(drill.now());
    assertThat(advice(alice).explanation()).contains(campaign.id(), "keyCompromise");
    assertThat(advice(server).reason()).isEqualTo("lifetime");
    assertThat(drill.acts("certificate.recalled"))
        .containsExactly("operator:test|certificate.recalled|" + alice.serial());
  }

  @Test
  void a_named_key_is_blocked_at_once_and_its_certificates_are_meant() {
    LedgerEntry alice = drill.issue("ftps-user", "login:alice");
    LedgerEntry bob = drill.issue("ftps-user", "login:bob");
    KeyHash key = hash(keyOf("ftps-user", "login:alice"));

    CampaignInfo begun = drill.campaigns().start(Drill.ofKey(key), 1, TestDoor.ADMINISTRATOR);

    assertThat(drill.rooms().get(BlockedKeys.class).find(key).orElseThrow().reason())
        .isEqualTo("copied from a backup");
    drill.advance();
    assertThat(drill.states(begun, alice)).containsExactly("open");
    assertThat(advice(bob).reason()).isEqualTo("lifetime");
    // The old key proves the renewal, and is not certified again.
    assertThat(drill.renewWith(TestKeys.fresh(), alice)).isInstanceOf(Outcome.Issued.class);
    drill.advance();
    assertThat(drill.of(alice).isRevoked()).isTrue();
    assertThat(drill.campaigns().show(begun.id()).state()).isEqualTo("done");
  }

  @Test
  void the_key_of_a_member_is_not_certified_again() {
    KeyPair key = keyOf("ftps-user", "login:alice");
    LedgerEntry alice = drill.issue("ftps-user", "login:alice");
    CampaignInfo campaign = drill.start(USERS);

    Outcome refused = drill.renewWith(key, alice);

    assertThat(refused).isInstanceOf(Outcome.Refused.class);
    assertThat(refused.request().violations())
        .singleElement()
        .satisfies(
            v -> {
              assertThat(v.rule()).isEqualTo("key.blocked");
              assertThat(v.found()).contains("keyCompromise, campaign " + campaign.id());
            });
    drill.campaigns().cancel(campaign.id(), TestDoor.ADMINISTRATOR);
    assertThat(drill.renewWith(key, alice)).isInstanceOf(Outcome.Issued.class);
  }

  @Test
  void another_reason_leaves_the_key_alone() {
    KeyPair key = keyOf("ftps-user", "login:alice");
    LedgerEntry alice = drill.issue("ftps-user", "login:alice");
    drill.start(
        new CampaignOrder(
            Optional.of(Selection.parse(USERS)),
            Set.of(),
            RevocationReason.SUPERSEDED,
            "",
            Optional.empty(),
            true));

    assertThat(advice(alice).newKey()).isNull();
    assertThat(drill.renewWith(key, alice)).isInstanceOf(Outcome.Issued.class);
  }

  @Test
  void where_renewals_are_refused_the_old_key_proves_nothing() {
    LedgerEntry alice = drill.issue("ftps-user", "login:alice");
    drill.start(Drill.order(USERS, Optional.empty(), false));

    assertThatThrownBy(() -> drill.renewWith(TestKeys.fresh(), alice))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAUTHENTICATED))
        .hasMessageContaining("does not prove its renewal");
    assertThat(advice(alice).reason()).isEqualTo("lifetime");
  }

  @Test
  void more_certificates_than_agreed_to_start_nothing() {
    drill.issue("ftps-user", "login:alice");
    drill.issue("ftps-user", "login:bob");

    assertThatThrownBy(
            () ->
                drill.campaigns().start(Drill.order(USERS, drill.now()), 1, TestDoor.ADMINISTRATOR))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.CONFLICT))
        .hasMessage("2 certificates are meant, and at most 1 were agreed to");
    assertThatThrownBy(() -> drill.start("cert.profile == 'nothing'"))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.NOT_FOUND));
    assertThat(drill.campaigns().list(0, 10).items()).isEmpty();
    assertThat(drill.acts("campaign.%")).isEmpty();
  }

  @Test
  void an_officer_does_not_end_an_operator_by_it() {
    LedgerEntry alice = drill.issue("ftps-user", "login:alice");

    assertThatThrownBy(
            () -> drill.campaigns().start(Drill.order("true", drill.now()), 1_000, Drill.OFFICER))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.FORBIDDEN));
    CampaignInfo all = drill.start("true");
    drill.campaigns().pause(all.id(), TestDoor.ADMINISTRATOR);
    assertThatThrownBy(() -> drill.campaigns().resume(all.id(), Optional.empty(), Drill.OFFICER))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.FORBIDDEN));
    CampaignInfo users = drill.campaigns().start(Drill.order(USERS, drill.now()), 1, Drill.OFFICER);
    drill.advance();
    assertThat(drill.states(users, alice)).containsExactly("open");
  }

  @Test
  void orders_that_make_no_sense_are_refused() {
    assertThatThrownBy(
            () ->
                new CampaignOrder(
                    Optional.empty(),
                    Set.of(),
                    RevocationReason.SUPERSEDED,
                    "",
                    Optional.empty(),
                    true))
        .hasMessageContaining("neither a selection nor a key");
    assertThatThrownBy(
            () ->
                new CampaignOrder(
                    Optional.of(Selection.parse("true")),
                    Set.of(),
                    RevocationReason.CERTIFICATE_HOLD,
                    "",
                    Optional.empty(),
                    true))
        .hasMessageContaining("not for certificateHold");
    assertThatThrownBy(
            () ->
                new CampaignOrder(
                    Optional.empty(),
                    Set.of(new KeyHash("a".repeat(64))),
                    RevocationReason.SUPERSEDED,
                    "",
                    Optional.empty(),
                    true))
        .hasMessageContaining("wanted keyCompromise or cACompromise");
    assertThatThrownBy(
            () -> drill.campaigns().preview(Drill.order("true", Optional.of(drill.now()), true)))
        .hasMessageContaining("wanted a moment from now");
    assertThatThrownBy(
            () ->
                drill
                    .campaigns()
                    .preview(
                        Drill.order(
                            "true", Optional.of(drill.now().plus(Duration.ofDays(400))), true)))
        .hasMessageContaining("a year from now");
  }
}
