package io.sealport.policy;

import io.sealport.pki.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the evidence of one application proves, and what its profile still demands. */
final class Proofs {

  private final Profile profile;
  private final List<Evidence> evidence;

  Proofs(Profile profile, List<Evidence> evidence) {
    this.profile = profile;
    this.evidence = evidence;
  }

  /**
   * What is still to be proven.
   *
   * @param certificate the facts of the certificate about to be signed, as rules see them
   */
  List<Demand> demands(List<Name> names, Map<String, Object> certificate) {
    List<Demand> demands = new ArrayList<>();
    for (Name name : names) {
      demand(name.toString(), profile.proof().eachName(), check -> proves(check, name))
          .ifPresent(demands::add);
    }
    profile
        .proof()
        .requester()
        .flatMap(r -> demand(Demand.REQUESTER, r, this::provesRequester))
        .ifPresent(demands::add);
    if (profile.approval().isDemandedFor(certificate, isRenewal())
        && !isApproved(evidence.stream())) {
      demands.add(
          new Demand(Demand.CERTIFICATE, List.of(Checks.APPROVAL), profile.approval().wanted()));
    }
    return demands;
  }

  private Optional<Demand> demand(
      String subject, ProofExpression wanted, Predicate<String> proven) {
    return wanted.holds(proven)
        ? Optional.empty()
        : Optional.of(new Demand(subject, wanted.missing(proven), wanted.words(this::spelled)));
  }

  private String spelled(String check) {
    return check.equals(Checks.APPROVAL) ? profile.approval().wanted() : check;
  }

  /** The evidence that counts: what the profile asks for, about these names or the requester. */
  List<Evidence> used(List<Name> names) {
    List<String> asked = profile.proof().checks();
    return evidence.stream()
        .filter(e -> asked.contains(e.check()) || e.check().equals(Checks.APPROVAL))
        .filter(e -> e.provesRequester() || names.stream().anyMatch(e::proves))
        .distinct()
        .toList();
  }

  private boolean proves(String check, Name name) {
    Stream<Evidence> found = of(check).filter(e -> e.proves(name));
    return check.equals(Checks.APPROVAL) ? isApproved(found) : found.findAny().isPresent();
  }

  private boolean provesRequester(String check) {
    Stream<Evidence> found = of(check).filter(Evidence::provesRequester);
    return check.equals(Checks.APPROVAL) ? isApproved(found) : found.findAny().isPresent();
  }

  /** Each officer counts once, however often it approves. */
  private boolean isApproved(Stream<Evidence> approvals) {
    return approvals
            .filter(e -> e.check().equals(Checks.APPROVAL))
            .map(e -> e.officer().orElse(""))
            .distinct()
            .count()
        >= profile.approval().points();
  }

  private boolean isRenewal() {
    return of(Checks.RENEWAL).findAny().isPresent();
  }

  private Stream<Evidence> of(String check) {
    return evidence.stream().filter(e -> e.check().equals(check));
  }
}
