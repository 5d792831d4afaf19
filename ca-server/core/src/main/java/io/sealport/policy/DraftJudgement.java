package io.sealport.policy;

import io.sealport.fault.Violation;
import io.sealport.pki.Durations;
import io.sealport.pki.Name;
import io.sealport.policy.key.KeyChecks;
import io.sealport.policy.lint.LintFindings;
import io.sealport.policy.lint.Lints;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.cert.X509CertificateHolder;

/** Holds a certificate against a profile: all that can be read from the certificate itself. */
final class DraftJudgement {

  /** Certificates count in whole seconds. */
  static final Duration SHORTEST = Duration.ofSeconds(1);

  private final Profile profile;
  private final Precedents precedents;
  private final List<Violation> told;
  private final Duration backdate;
  private final List<Violation> violations = new ArrayList<>();
  private final List<Violation> warnings = new ArrayList<>();

  /**
   * A judgement by one profile.
   *
   * @param told what has been found wrong already; it is not told twice
   */
  DraftJudgement(Profile profile, Precedents precedents, List<Violation> told) {
    this(profile, precedents, told, profile.validity().backdate());
  }

  /**
   * The same for a certificate of another day.
   *
   * @param backdate how long before the moment of issue it begins
   */
  DraftJudgement(Profile profile, Precedents precedents, List<Violation> told, Duration backdate) {
    this.profile = profile;
    this.precedents = precedents;
    this.told = List.copyOf(told);
    this.backdate = backdate;
  }

  /** What is wrong with it beside what was told; its CA is not at hand. */
  List<Violation> violations(TBSCertificate draft) {
    return violations(draft, () -> Lints.check(draft, profile.lints()));
  }

  /** What is wrong with it, and with it under that CA, beside what was told. */
  List<Violation> violations(TBSCertificate draft, X509CertificateHolder issuer) {
    return violations(draft, () -> Lints.check(draft, issuer, profile.lints()));
  }

  /** What the lints warned of, once the violations have been looked for. */
  List<Violation> warnings() {
    return List.copyOf(warnings);
  }

  private List<Violation> violations(TBSCertificate draft, Supplier<LintFindings> lints) {
    CertificateView view = CertificateView.of(draft);
    NameJudge.judge(profile, view.names()).stream()
        .filter(v -> !isTold(v))
        .forEach(violations::add);
    if (!profile.keys().allow(view.keyType())) {
      violate("keys.allow", view.keyType().toString(), "one of " + profile.keys());
    }
    violations.addAll(KeyChecks.check(draft.getSubjectPublicKeyInfo()));
    violations.addAll(
        precedents.history(draft.getSubjectPublicKeyInfo()).violations(profile, view.names()));
    view.names().forEach(this::judgeReservation);
    judgeValidity(view);
    Map<String, Object> variables = view.variables(profile, backdate);
    for (Rule rule : profile.rules()) {
      rule.check(variables).ifPresent(violations::add);
    }
    if (told.isEmpty() && violations.isEmpty()) {
      // The lints guard the draft itself; beside a broken rule they would only tell its
      // consequences.
      LintFindings found = lints.get();
      violations.addAll(found.errors());
      warnings.addAll(found.warnings());
    }
    return List.copyOf(violations);
  }

  /** Whoever waits is not named: only that somebody does, and for how long. */
  private void judgeReservation(Name name) {
    if (profile.pending().reserveNames()) {
      precedents
          .reservedFor(name)
          .map(waiting -> PendingRules.reserved(name, waiting))
          .ifPresent(violations::add);
    }
  }

  private void judgeValidity(CertificateView view) {
    Duration lifetime = view.lifetime(backdate);
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

  /** A request with so many names that not all were read has been told so with the real number. */
  private boolean isTold(Violation violation) {
    return violation.rule().equals("names.max")
        && told.stream().anyMatch(v -> v.rule().equals("names.max"));
  }

  private void violate(String rule, String found, String limit) {
    violations.add(new Violation(rule, found, limit));
  }
}
