package io.sealport.policy;

import io.sealport.fault.Violation;
import io.sealport.pki.CaId;
import io.sealport.pki.Durations;
import io.sealport.pki.Issuer;
import io.sealport.pki.Name;
import io.sealport.policy.key.KeyChecks;
import io.sealport.policy.lint.LintFindings;
import io.sealport.policy.lint.Lints;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** The judgement of one application, step by step. */
final class Judgement {

  /** Certificates count in whole seconds. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final Profile profile;
  private final Application application;
  private final Issuer issuer;
  private final List<Violation> violations = new ArrayList<>();
  private final List<Violation> warnings = new ArrayList<>();

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
    judgeDraft(draft);

    if (!violations.isEmpty()) {
      return new Verdict.Refusal(violations);
    }
    List<Demand> demands = demands(requested.names());
    return demands.isEmpty()
        ? new Approval(profile, issuer, requested.names(), draft, used(requested.names()), warnings)
        : new Verdict.Owing(requested.names(), demands);
  }

  /** The server's own certificates come from any CA of the families that their profile names. */
  private boolean mayIssue() {
    boolean own = profile.proofChecks().equals(List.of(Checks.SYSTEM));
    return profile.issuers().contains(issuer.id())
        || (own && profile.issuers().contains(CaId.family(issuer.id())));
  }

  /** What never reaches a draft and must not pass in silence. */
  private void judgeRequest() {
    for (String power : application.csr().requestedPowers()) {
      violate("csr.powers", "a CSR that asks for " + power, "a CSR of an end entity");
    }
    if (!mayIssue()) {
      violate("issuer.allow", issuer.id(), String.join(", ", profile.issuers()));
    }
    Duration asked = application.validity().orElse(profile.defaultValidity());
    if (asked.compareTo(SHORTEST) < 0) {
      violate("validity.min", asked.toString(), Durations.text(SHORTEST) + " or longer");
    } else if (asked.compareTo(profile.validity().max()) > 0) {
      violate("validity.max", Durations.text(asked), Durations.text(profile.validity().max()));
    }
  }

  /** The lifetime to draft: what was asked for, within what may be drafted at all. */
  private Duration askedLifetime() {
    Duration asked = application.validity().orElse(profile.defaultValidity());
    Duration max = profile.validity().max();
    return asked.compareTo(SHORTEST) < 0 ? SHORTEST : asked.compareTo(max) > 0 ? max : asked;
  }

  private void judgeDraft(TBSCertificate draft) {
    CertificateView view = CertificateView.of(draft);
    NameJudge.judge(profile, view.names()).stream()
        .filter(v -> !isTold(v))
        .forEach(violations::add);
    if (!profile.keys().allow(view.keyType())) {
      violate("keys.allow", view.keyType().toString(), "one of " + profile.keys());
    }
    violations.addAll(KeyChecks.check(draft.getSubjectPublicKeyInfo()));
    violations.addAll(
        application
            .precedents()
            .history(draft.getSubjectPublicKeyInfo())
            .violations(profile, view.names()));
    view.names().forEach(this::judgeReservation);
    judgeValidity(view);
    Map<String, Object> variables = view.variables(profile);
    for (Rule rule : profile.rules()) {
      rule.check(variables).ifPresent(violations::add);
    }
    if (violations.isEmpty()) {
      // The lints guard the draft itself; beside a broken rule they would only tell its
      // consequences.
      LintFindings found = Lints.check(draft, issuer.certificate(), profile.lints());
      violations.addAll(found.errors());
      warnings.addAll(found.warnings());
    }
  }

  /** Whoever waits is not named: only that somebody does, and for how long. */
  private void judgeReservation(Name name) {
    if (profile.pending().reserveNames()) {
      application
          .precedents()
          .reservedFor(name)
          .map(waiting -> PendingRules.reserved(name, waiting))
          .ifPresent(violations::add);
    }
  }

  private void judgeValidity(CertificateView view) {
    Duration lifetime = view.lifetime(profile.validity().backdate());
    if (lifetime.compareTo(SHORTEST) < 0) {
      violate(
          "issuer.validity",
          "an issuing CA that ends at " + view.notAfter(),
          "an issuing CA that is valid now");
    }
    if (lifetime.compareTo(profile.validity().max()) > 0) {
      violate("validity.max", Durations.text(lifetime), Durations.text(profile.validity().max()));
    }
  }

  private List<Demand> demands(List<Name> names) {
    return names.stream()
        .filter(n -> proofs(n).findAny().isEmpty())
        .map(n -> new Demand(n.toString(), profile.proofChecks()))
        .toList();
  }

  private List<Evidence> used(List<Name> names) {
    return names.stream().flatMap(this::proofs).distinct().toList();
  }

  private Stream<Evidence> proofs(Name name) {
    return application.evidence().stream()
        .filter(e -> profile.proofChecks().contains(e.check()) && e.proves(name));
  }

  /** A request with so many names that not all were read has been told so with the real number. */
  private boolean isTold(Violation violation) {
    return violation.rule().equals("names.max")
        && violations.stream().anyMatch(v -> v.rule().equals("names.max"));
  }

  private void violate(String rule, String found, String limit) {
    violations.add(new Violation(rule, found, limit));
  }
}
