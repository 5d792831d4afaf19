package io.sealport.policy;

import io.sealport.fault.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A verdict as it can be kept and compared.
 *
 * @param outcome {@code approved}, {@code owing}, {@code refused}, or {@code failed} if there was
 *     no verdict
 * @param violations every broken rule
 * @param demands what was still to be proven
 * @param certificate what the approved certificate would say, one fact a line
 */
public record Opinion(
    String outcome, List<Violation> violations, List<Demand> demands, List<String> certificate) {

  public Opinion {
    violations = List.copyOf(violations);
    demands = List.copyOf(demands);
    certificate = List.copyOf(certificate);
  }

  /** What the verdict says. */
  public static Opinion of(Verdict verdict) {
    if (verdict instanceof Verdict.Refusal refusal) {
      return new Opinion("refused", refusal.violations(), List.of(), List.of());
    }
    if (verdict instanceof Verdict.Owing owing) {
      return new Opinion("owing", List.of(), owing.demands(), List.of());
    }
    return new Opinion("approved", List.of(), List.of(), facts((Approval) verdict));
  }

  /** There was no verdict. */
  public static Opinion failed(String found, String wanted) {
    return new Opinion(
        "failed", List.of(new Violation("judgement", found, wanted)), List.of(), List.of());
  }

  /** Whether both come to the same; the limit that a broken rule names may be another. */
  public boolean agrees(Opinion other) {
    return outcome.equals(other.outcome)
        && broken().equals(other.broken())
        && Set.copyOf(demands).equals(Set.copyOf(other.demands))
        && certificate.equals(other.certificate);
  }

  /** The same with only those facts of the certificate that are not the other's. */
  public Opinion beside(Opinion other) {
    List<String> own = certificate.stream().filter(f -> !other.certificate.contains(f)).toList();
    return new Opinion(outcome, violations, demands, own);
  }

  private Set<List<String>> broken() {
    return violations.stream().map(v -> List.of(v.rule(), v.found())).collect(Collectors.toSet());
  }

  private static List<String> facts(Approval approval) {
    CertificateView view = CertificateView.of(approval.certificate());
    List<String> facts = new ArrayList<>();
    facts.add("issuer " + approval.issuer().id());
    facts.add("subject " + view.subject());
    view.names().forEach(n -> facts.add("name " + n));
    facts.add("for " + String.join(", ", view.purposes()));
    facts.add("from " + view.notBefore());
    facts.add("until " + view.notAfter());
    return facts;
  }
}
