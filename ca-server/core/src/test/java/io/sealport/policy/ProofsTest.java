package io.sealport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which evidence is enough: any and all, names and the requester, approvals by several. */
class ProofsTest {

  private static Judging judging(String proof, String lines) {
    return Judging.by(
            Profiles.of(
                Profiles.SERVER.replace("proof: {each-name: [token, approval]}", proof) + lines))
        .names("a.example", "b.example");
  }

  private static Judging judging(String proof) {
    return judging(proof, "");
  }

  @Test
  void a_list_is_any_of_it() {
    Judging judging = judging("proof: {each-name: [dns-01, http-01]}");

    assertThat(judging.evidence(TestEvidence.of("http-01")).approval().evidence()).hasSize(1);
    assertThat(judging.evidence().demands())
        .containsExactly(
            new Demand("dns:a.example", List.of("dns-01", "http-01"), "dns-01 or http-01"),
            new Demand("dns:b.example", List.of("dns-01", "http-01"), "dns-01 or http-01"));
  }

  @Test
  void all_means_all_and_what_is_there_is_not_demanded_again() {
    Judging judging =
        judging("proof: {each-name: {all: [endpoint-key, {any: [token, approval]}]}}");

    assertThat(judging.evidence(TestEvidence.of("endpoint-key")).demands())
        .extracting(Demand::checks, Demand::wanted)
        .containsOnly(
            org.assertj.core.groups.Tuple.tuple(
                List.of("token", "approval"), "endpoint-key and (token or approval)"));
    assertThat(
            judging
                .evidence(
                    TestEvidence.of("endpoint-key", "dns:a.example"), TestEvidence.of("token"))
                .demands())
        .containsExactly(
            new Demand(
                "dns:b.example", List.of("endpoint-key"), "endpoint-key and (token or approval)"));
    assertThat(
            judging
                .evidence(TestEvidence.of("endpoint-key"), TestEvidence.of("token"))
                .approval()
                .evidence())
        .hasSize(2);
  }

  @Test
  void the_requester_is_proven_apart_from_the_names() {
    Judging judging = judging("proof: {each-name: dns-01, requester: {any: [oidc, ldap]}}");

    assertThat(judging.evidence(TestEvidence.of("dns-01")).demands())
        .containsExactly(new Demand("requester", List.of("oidc", "ldap"), "oidc or ldap"));
    assertThat(
            judging
                .evidence(TestEvidence.of("dns-01"), TestEvidence.of("oidc", "dns:a.example"))
                .demands())
        .as("evidence of a name is none of the requester")
        .extracting(Demand::subject)
        .containsExactly("requester");
    assertThat(
            judging
                .evidence(TestEvidence.of("dns-01"), TestEvidence.of("ldap"))
                .approval()
                .evidence())
        .extracting(Evidence::check)
        .containsExactly("dns-01", "ldap");
  }

  @Test
  void points_are_officers_not_approvals() {
    Judging judging = judging("proof: {each-name: approval}", "approval: {points: 2}\n");

    assertThat(
            judging
                .evidence(
                    TestEvidence.approvedBy("officer:ada"), TestEvidence.approvedBy("officer:ada"))
                .demands())
        .extracting(Demand::wanted)
        .containsOnly("approval by 2 officers");
    assertThat(
            judging
                .evidence(
                    TestEvidence.approvedBy("officer:ada"), TestEvidence.approvedBy("officer:bo"))
                .approval()
                .evidence())
        .hasSize(2);
  }

  @Test
  void approval_may_depend_on_the_certificate() {
    String when = "approval: {when: \"cert.dns.exists(n, n.startsWith('pay.'))\", points: 1}\n";
    Judging judging = judging("proof: {each-name: [token, renewal]}", when);

    assertThat(judging.evidence(TestEvidence.of("token")).approval().evidence()).hasSize(1);
    judging.names("pay.example");
    assertThat(judging.evidence(TestEvidence.of("token")).demands())
        .containsExactly(new Demand("certificate", List.of("approval"), "approval"));
    assertThat(
            judging
                .evidence(TestEvidence.of("token"), TestEvidence.approvedBy("officer:ada"))
                .approval()
                .evidence())
        .hasSize(2);
    assertThat(judging.evidence(TestEvidence.of("renewal")).approval().evidence())
        .as("a renewal is not approved again")
        .hasSize(1);
  }

  @Test
  void a_renewal_is_approved_again_where_the_profile_says_so() {
    String when = "approval: {when: \"true\", renewals: true}\n";

    assertThat(
            judging("proof: {each-name: renewal}", when)
                .evidence(TestEvidence.of("renewal"))
                .demands())
        .extracting(Demand::subject)
        .containsExactly("certificate");
  }

  @Test
  void a_question_that_cannot_be_answered_demands_approval() {
    String when = "approval: {when: \"cert.dns[9] == 'x'\"}\n";

    assertThat(
            judging("proof: {each-name: token}", when).evidence(TestEvidence.of("token")).demands())
        .extracting(Demand::subject)
        .containsExactly("certificate");
  }

  @Test
  void standards_and_written_values() {
    Profile plain = Profiles.of(Profiles.SERVER);
    Profile written =
        Profiles.server(
            "proof: {each-name: [token, approval]}",
            "proof: {each-name: [token, approval], reuse: 7d,"
                + " endpoint: {explicit-ports: [21, 2121], named-by-served: true}}");

    assertThat(plain.proof().reuse()).isZero();
    assertThat(plain.proof().endpoint()).isEqualTo(EndpointRules.STANDARD);
    assertThat(plain.approval()).isEqualTo(ApprovalRules.STANDARD);
    assertThat(written.proof().reuse()).isEqualTo(Duration.ofDays(7));
    assertThat(written.proof().endpoint())
        .isEqualTo(new EndpointRules(List.of(21, 2121), List.of(990), true, false));
  }
}
