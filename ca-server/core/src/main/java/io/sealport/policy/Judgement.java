package io.sealport.policy;

import io.sealport.fault.Violation;
import io.sealport.pki.CaId;
import io.sealport.pki.Durations;
import io.sealport.pki.Issuer;
import io.sealport.pki.Name;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** The judgement of one application, step by step. */
final class Judgement {

  private static final Duration SHORTEST = DraftJudgement.SHORTEST;

  private final Profile profile;
  private final Application application;
  private final Issuer issuer;
  private final List<Violation> violations = new ArrayList<>();

  Judgement(Profile profile, Application application, Issuer issuer) {
    this.profile = profile;
    this.application = application;
    this.issuer = issuer;
  }

  Verdict verdict() {
    RequestedNames requested = RequestedNames.of(application, profile.bareType());
    violations.addAll(requested.violations());
    judgeRequest();

    TBSCertificate draft =
        new CertificateDraft(profile, issuer, application.csr(), requested.names())
            .write(application.serial(), application.now(), askedLifetime());
    judgeLimits(requested.names());
    DraftJudgement judged = new DraftJudgement(profile, application.precedents(), violations);
    violations.addAll(judged.violations(draft, issuer.certificate()));

    if (!violations.isEmpty()) {
      return new Verdict.Refusal(violations);
    }
    Proofs proofs = new Proofs(profile, application.evidence());
    List<Demand> demands =
        proofs.demands(requested.names(), CertificateView.of(draft).variables(profile));
    return demands.isEmpty()
        ? new Approval(
            profile,
            issuer,
            requested.names(),
            draft,
            proofs.used(requested.names()),
            judged.warnings())
        : new Verdict.Owing(requested.names(), demands);
  }

  /**
   * The server's own certificates come from any CA of the families that their profile names; what
   * was imported needs its responder whatever an older profile names.
   */
  private boolean mayIssue() {
    boolean own = profile.proofChecks().equals(List.of(Checks.SYSTEM));
    return profile.issuers().contains(issuer.id())
        || (own && profile.issuers().contains(CaId.family(issuer.id())))
        || (own && profile.usage() == Usage.OCSP && CaId.isImported(issuer.id()));
  }

  /** What never reaches a draft and must not pass in silence. */
  private void judgeRequest() {
    for (String power : application.csr().requestedPowers()) {
      violate("csr.powers", "a CSR that asks for " + power, "a CSR of an end entity");
    }
    if (!mayIssue()) {
      violate("issuer.allow", issuer.id(), String.join(", ", profile.issuers()));
    }
    profile.renewal().judge(application.precedents().renewedAfterEnd()).ifPresent(violations::add);
    Duration asked = application.validity().orElse(profile.defaultValidity());
    if (asked.compareTo(SHORTEST) < 0) {
      violate("validity.min", asked.toString(), Durations.text(SHORTEST) + " or longer");
    } else if (asked.compareTo(profile.validity().max()) > 0) {
      violate("validity.max", Durations.text(asked), Durations.text(profile.validity().max()));
    }
  }

  /** What the server lives on knows no limits. */
  private void judgeLimits(List<Name> names) {
    if (has(Checks.SYSTEM)) {
      return;
    }
    boolean renewal = has(Checks.RENEWAL);
    violations.addAll(
        new LimitJudgement(profile, application.precedents().issues(), renewal, application.now())
            .violations(names));
    if (profile.limits().lineage() && !renewal && !has(Checks.OPERATOR)) {
      violate(
          LimitRules.LINEAGE,
          "a first certificate",
          "a renewal; the first one is asked for by an operator");
    }
  }

  private boolean has(String check) {
    return application.evidence().stream().anyMatch(e -> e.check().equals(check));
  }

  /** The lifetime to draft: what was asked for, within what may be drafted at all. */
  private Duration askedLifetime() {
    Duration asked = application.validity().orElse(profile.defaultValidity());
    Duration max = profile.validity().max();
    return asked.compareTo(SHORTEST) < 0 ? SHORTEST : asked.compareTo(max) > 0 ? max : asked;
  }

  private void violate(String rule, String found, String limit) {
    violations.add(new Violation(rule, found, limit));
  }
}
