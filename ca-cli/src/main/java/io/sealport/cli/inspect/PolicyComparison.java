package io.sealport.cli.inspect;

import io.sealport.cli.console.Table;
import io.sealport.fault.Violation;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Name;
import io.sealport.policy.Profile;
import io.sealport.policy.ProfileChange;
import io.sealport.policy.Rejudgement;
import io.sealport.policy.Rulebook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * How two sets of profiles differ, and what that means for the certificates that are there.
 *
 * @param changes how the profiles differ, ordered by name
 * @param judged how many certificates were judged
 * @param unacceptable how many of them A refuses already
 * @param refused those that A accepts and B would refuse
 */
record PolicyComparison(
    List<ProfileChange> changes, int judged, int unacceptable, List<Refused> refused) {

  /**
   * A certificate that would be refused.
   *
   * @param source {@code server}, or the file in which it was found
   * @param violations every rule of B that it breaks
   */
  record Refused(
      String serial,
      String profile,
      List<String> names,
      Instant notAfter,
      String source,
      List<Violation> violations) {}

  static PolicyComparison of(
      List<ProfileChange> changes,
      Rulebook before,
      Rulebook after,
      List<IssuedCertificate> issued,
      IntConsumer judged) {
    List<Refused> refused = new ArrayList<>();
    int unacceptable = 0;
    int done = 0;
    for (IssuedCertificate each : issued) {
      List<Profile> accepting = accepting(before, each);
      if (accepting.isEmpty()) {
        unacceptable++;
      }
      accepting.stream()
          .flatMap(profile -> refusal(profile, after, each).stream())
          .forEach(refused::add);
      done++;
      judged.accept(done);
    }
    return new PolicyComparison(changes, done, unacceptable, List.copyOf(refused));
  }

  /** The profiles by which it may have been issued and that accept it as it stands. */
  private static List<Profile> accepting(Rulebook before, IssuedCertificate issued) {
    Stream<Profile> possible =
        issued.profile().isPresent()
            ? issued.profile().flatMap(before::profile).stream()
            : before.profiles().stream();
    return possible.filter(p -> violations(p, p, issued).isEmpty()).toList();
  }

  private static Optional<Refused> refusal(
      Profile before, Rulebook after, IssuedCertificate issued) {
    List<Violation> violations =
        after
            .profile(before.name())
            .map(p -> violations(p, before, issued))
            .orElse(List.of(new Violation("profile", before.name(), "a profile that B has")));
    if (violations.isEmpty()) {
      return Optional.empty();
    }
    CertificateFacts facts = CertificateFacts.of(issued.certificate());
    return Optional.of(
        new Refused(
            facts.serial().toString(),
            before.name(),
            facts.names().stream().map(Name::toString).toList(),
            facts.notAfter(),
            issued.source(),
            violations));
  }

  /** The lifetime is as it was issued: by the backdating of the earlier profile. */
  private static List<Violation> violations(
      Profile profile, Profile earlier, IssuedCertificate issued) {
    return new Rejudgement(profile, earlier.validity().backdate()).violations(issued.certificate());
  }

  Table table() {
    Table table = Table.of("SERIAL", "PROFILE", "NAMES", "ENDS", "RULE", "FOUND", "WANTED");
    for (Refused each : refused) {
      for (Violation v : each.violations()) {
        table.row(
            each.serial(),
            each.profile(),
            String.join(" ", each.names()),
            each.notAfter().toString(),
            v.rule(),
            v.found(),
            v.limit());
      }
    }
    return table;
  }

  String summary() {
    String already = unacceptable == 0 ? "" : "; A refuses " + unacceptable + " already";
    return (changes.isEmpty() ? "no profile differs" : changes.size() + " profiles differ")
        + "; "
        + judged
        + " certificates judged, "
        + refused.stream().map(Refused::serial).distinct().count()
        + " that A accepts would be refused by B"
        + already;
  }
}
