package io.sealport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.fault.Violation;
import io.sealport.pki.Issuer;
import io.sealport.pki.Name;
import io.sealport.pki.StandInIssuer;
import io.sealport.pki.TestCsrs;
import io.sealport.pki.TestIssuers;
import io.sealport.pki.TestKeys;
import io.sealport.testing.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;

class JudgementTest {

  @Test
  void joins_the_names_asked_for_with_those_of_the_csr() {
    Approval approval =
        Judging.by(Profiles.SERVER)
            .names("b.example.com")
            .csr(
                TestCsrs.ec()
                    .commonName("C.example.com")
                    .names("dns:a.example.com", "ip:192.0.2.1", "dns:b.example.com"))
            .approval();
    assertThat(approval.names())
        .containsExactly(
            Name.dns("b.example.com"),
            Name.dns("a.example.com"),
            Name.ip("192.0.2.1"),
            Name.dns("c.example.com"));
    assertThat(approval.certificate().getSubject()).hasToString("CN=b.example.com");
  }

  @Test
  void reads_a_common_name_as_one_of_the_names_or_of_the_bare_type() {
    assertThat(
            Judging.by(Profiles.SERVER)
                .csr(TestCsrs.ec().commonName("192.0.2.1"))
                .approval()
                .names())
        .containsExactly(Name.ip("192.0.2.1"));
    assertThat(
            Judging.by(Profiles.USER)
                .names("alice")
                .csr(TestCsrs.ec().commonName("alice@example.com").names("email:alice@Example.com"))
                .approval()
                .names())
        .hasSize(2);
    assertThat(Judging.by(Profiles.SERVER).csr(TestCsrs.ec().commonName("An FTP server")).rules())
        .containsExactly("names.form", "names.min");
    assertThat(
            Judging.by(Profiles.SERVER)
                .names("a.example.com")
                .csr(TestCsrs.ec().commonName("ip:192.0.2.1"))
                .rules())
        .containsExactly("names.form");
  }

  @Test
  void puts_the_login_into_the_common_name_exactly() {
    Approval approval =
        Judging.by(Profiles.USER).names("email:al@example.com", "Al Smith-7").approval();
    assertThat(approval.names().get(0)).isEqualTo(Name.login("Al Smith-7"));
    assertThat(approval.certificate().getSubject()).hasToString("CN=Al Smith-7");
  }

  @Test
  void leaves_out_a_common_name_that_is_too_long() {
    String longName = "a".repeat(60) + ".example.com";
    assertThat(
            Judging.by(Profiles.SERVER)
                .names(longName)
                .approval()
                .certificate()
                .getSubject()
                .getRDNs())
        .isEmpty();
    assertThat(Judging.by(Profiles.SERVER).names(longName, "b.example.com").approval().names())
        .containsExactly(Name.dns("b.example.com"), Name.dns(longName));
  }

  @Test
  void takes_no_subject_attribute_from_the_csr() {
    Profile profile = Profiles.serverAnd("subject: {o: Example Ltd}\n");
    Approval approval =
        Judging.by(profile)
            .csr(TestCsrs.ec().subject(new X500Name("C=US,O=Evil,OU=Admins,CN=a.example.com")))
            .approval();
    assertThat(approval.certificate().getSubject()).hasToString("O=Example Ltd,CN=a.example.com");
  }

  @Test
  void refuses_malformed_names_and_types_unknown() {
    assertThat(
            Judging.by(Profiles.SERVER)
                .names("a.example.com", "b..example.com", "dns:a\u0000.example.com", "uri:ftp://a")
                .csr(
                    TestCsrs.ec()
                        .names(new GeneralName(GeneralName.dNSName, "c.example.com\u0000.evil"))
                        .names(new GeneralName(GeneralName.registeredID, "1.2.3")))
                .violations())
        .hasSize(5)
        .allSatisfy(v -> assertThat(v.rule()).isEqualTo("names.form"))
        .allSatisfy(v -> assertThat(v.found()).doesNotContain("\u0000"));
  }

  @Test
  void refuses_names_outside_allow_and_inside_deny() {
    Profile profile =
        Profiles.server(
            "\"dns:**\", \"ip:0.0.0.0/0\", \"ip:::/0\"",
            "\"dns:*.example.com\"], deny: [\"dns:pay.example.com\"");
    assertThat(
            Judging.by(profile)
                .names("ftp.example.com", "pay.example.com", "a.b.example.com", "evil.example")
                .violations())
        .containsExactly(
            new Violation("names.deny", "dns:pay.example.com", "none of dns:pay.example.com"),
            new Violation("names.allow", "dns:a.b.example.com", "one of dns:*.example.com"),
            new Violation("names.allow", "dns:evil.example", "one of dns:*.example.com"));
  }

  @Test
  void refuses_wildcards_unless_allowed_and_covered() {
    String wild = "*.example.com";
    assertThat(Judging.by(Profiles.SERVER).names(wild).rules()).containsExactly("names.wildcards");
    Profile one =
        Profiles.server("allow: [\"dns:**\"", "wildcards: true, allow: [\"dns:*.example.com\"");
    assertThat(Judging.by(one).names(wild).approval().names()).containsExactly(Name.dns(wild));
    assertThat(Judging.by(one).names("*.a.example.com").rules()).containsExactly("names.allow");
    Profile host =
        Profiles.server("allow: [\"dns:**\"", "wildcards: true, allow: [\"dns:a.example.com\"");
    assertThat(Judging.by(host).names(wild).rules()).containsExactly("names.allow");
    Profile denied =
        Profiles.server(
            "allow: [\"dns:**\"",
            "wildcards: true, deny: [\"dns:pay.example.com\"], allow: [\"dns:**\"");
    assertThat(Judging.by(denied).names(wild).rules()).containsExactly("names.deny");
  }

  @Test
  void counts_names() {
    Profile few = Profiles.server("names: {", "names: {min: 2, max: 3, ");
    assertThat(Judging.by(few).names("a.example").rules()).containsExactly("names.min");
    assertThat(Judging.by(few).names("a.example", "A.example").rules())
        .containsExactly("names.min");
    assertThat(Judging.by(few).names("a.example", "b.example", "c.example", "d.example").rules())
        .containsExactly("names.max");
    String[] many = IntStream.range(0, 5000).mapToObj(i -> "n" + i).toArray(String[]::new);
    assertThat(Judging.by(Profiles.SERVER).names(many).violations())
        .containsExactly(new Violation("names.max", "5000 names", "at most 100"));
  }

  @Test
  void refuses_the_powers_of_a_ca() {
    assertThat(Judging.by(Profiles.SERVER).names("a.example").csr(TestCsrs.ec().ca()).violations())
        .containsExactly(
            new Violation("csr.powers", "a CSR that asks for CA:TRUE", "a CSR of an end entity"));
  }

  @Test
  void refuses_keys_that_the_profile_does_not_want() {
    Judging p384 =
        Judging.by(Profiles.SERVER).names("a.example").csr(TestCsrs.of(TestKeys.of("ec-p384")));
    assertThat(p384.violations())
        .containsExactly(new Violation("keys.allow", "ec-p384", "one of ec-p256, rsa-2048.."));
  }

  @Test
  void gives_the_lifetime_asked_for_within_the_profile() {
    Judging judging = Judging.by(Profiles.SERVER).names("a.example");
    assertThat(end(judging)).isEqualTo(FakeClock.START.plus(Duration.ofDays(30)));
    assertThat(end(judging.validity(Duration.ofDays(47))))
        .isEqualTo(FakeClock.START.plus(Duration.ofDays(47)));
    assertThat(judging.approval().certificate().getStartDate().getDate().toInstant())
        .isEqualTo(FakeClock.START.minus(Duration.ofMinutes(5)));
    assertThat(judging.validity(Duration.ofDays(48)).violations())
        .containsExactly(new Violation("validity.max", "48d", "47d"));
    assertThat(judging.validity(Duration.ofSeconds(Long.MAX_VALUE)).rules())
        .containsExactly("validity.max");
    assertThat(judging.validity(Duration.ofMillis(1)).rules()).containsExactly("validity.min");
    assertThat(judging.validity(Duration.ofDays(-1)).rules()).containsExactly("validity.min");
  }

  @Test
  void counts_whole_seconds() {
    Judging judging =
        Judging.by(Profiles.SERVER)
            .names("a.example")
            .at(FakeClock.START.plusMillis(999))
            .validity(Duration.ofDays(47));
    assertThat(end(judging)).isEqualTo(FakeClock.START.plus(Duration.ofDays(47)));
  }

  @Test
  void ends_no_later_than_its_issuer() {
    Issuer issuer = TestIssuers.of("servers");
    Instant issuerEnds = issuer.certificate().getNotAfter().toInstant();
    Judging late =
        Judging.by(Profiles.SERVER).names("a.example").at(issuerEnds.minus(Duration.ofDays(2)));
    assertThat(end(late)).isEqualTo(issuerEnds);
    assertThat(late.at(issuerEnds.plusSeconds(1)).rules()).containsExactly("issuer.validity");
  }

  @Test
  void refuses_an_issuer_that_the_profile_does_not_name() {
    assertThat(
            Judging.by(Profiles.SERVER)
                .names("a.example")
                .issuer(StandInIssuer.of("users", TestKeys.ec(), FakeClock.START))
                .violations())
        .containsExactly(new Violation("issuer.allow", "users", "servers"));
  }

  @Test
  void demands_proof_of_every_name_by_one_of_the_checks() {
    Judging judging = Judging.by(Profiles.SERVER).names("a.example", "b.example");
    assertThat(judging.evidence().demands())
        .containsExactly(
            new Demand(
                "dns:a.example", java.util.List.of("token", "approval"), "token or approval"),
            new Demand(
                "dns:b.example", java.util.List.of("token", "approval"), "token or approval"));
    assertThat(judging.evidence(TestEvidence.of("token", "dns:a.example")).demands())
        .extracting(Demand::subject)
        .containsExactly("dns:b.example");
    assertThat(judging.evidence(TestEvidence.of("operator")).demands()).hasSize(2);
    Approval approval =
        judging
            .evidence(
                TestEvidence.of("token", "dns:a.example"),
                TestEvidence.of("approval", "dns:b.example"),
                TestEvidence.of("operator"))
            .approval();
    assertThat(approval.evidence())
        .extracting(Evidence::check)
        .containsExactly("token", "approval");
  }

  @Test
  void tells_every_violation_at_once_and_nothing_of_proof() {
    assertThat(
            Judging.by(Profiles.SERVER)
                .names("*.example.com", "login:bob", "b b")
                .csr(TestCsrs.of(TestKeys.of("rsa-1024")).ca())
                .validity(Duration.ofDays(900))
                .evidence()
                .rules())
        .containsExactly(
            "names.form",
            "csr.powers",
            "validity.max",
            "names.wildcards",
            "names.allow",
            "keys.allow",
            "key.rsa-size");
  }

  private static Instant end(Judging judging) {
    return judging.approval().certificate().getEndDate().getDate().toInstant();
  }
}
