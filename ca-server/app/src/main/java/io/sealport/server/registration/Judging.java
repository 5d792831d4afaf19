package io.sealport.server.registration;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Csr;
import io.sealport.pki.Name;
import io.sealport.pki.SerialNumber;
import io.sealport.policy.Application;
import io.sealport.policy.Evidence;
import io.sealport.policy.Policies;
import io.sealport.policy.Profile;
import io.sealport.policy.Rulebook;
import io.sealport.policy.Verdict;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.watch.Figure;
import io.sealport.server.watch.Steps;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** Has what is asked for judged, with all that has gone before. */
@Singleton
class Judging {

  private final Policies policies;
  private final DryRun dryRun;
  private final Hierarchy hierarchy;
  private final History history;
  private final SecureRandom random;
  private final Steps steps;
  private final Clock clock;

  Judging(
      Policies policies,
      DryRun dryRun,
      Hierarchy hierarchy,
      History history,
      SecureRandom random,
      Steps steps,
      Clock clock) {
    this.policies = policies;
    this.dryRun = dryRun;
    this.hierarchy = hierarchy;
    this.history = history;
    this.random = random;
    this.steps = steps;
    this.clock = clock;
  }

  /**
   * One act's law: the rulebook in force when it began, and the profile that it names there.
   *
   * @param rulebook taken once, and kept to the act's end
   */
  record Law(Rulebook rulebook, Profile profile) {}

  /**
   * The law for that profile.
   *
   * @throws Fault BAD_INPUT if there is no such profile
   */
  Law law(String name) {
    Rulebook rulebook = policies.current();
    return new Law(rulebook, profile(rulebook, name));
  }

  private static Profile profile(Rulebook rulebook, String name) {
    return rulebook
        .profile(name)
        .orElseThrow(
            () ->
                Fault.of(Kind.BAD_INPUT, "no profile \"" + Name.printable(name) + "\"")
                    .withHint(
                        "known are "
                            + String.join(
                                ", ", rulebook.profiles().stream().map(Profile::name).toList())));
  }

  /** Says what the law says of the certificate that would be signed; the dry-run hears of it. */
  Verdict judge(Law law, Enrolment asked, Csr csr, List<Evidence> evidence, Claimant claimant) {
    // 5. Judge
    Application application = application(law, asked, csr, evidence, claimant);
    Verdict verdict =
        steps.during(Figure.JUDGING, () -> verdict(law, application), law.profile().name());
    dryRun.compare(claimant.request(), law.rulebook(), application, verdict);
    return verdict;
  }

  /** What {@link #judge} would say, for an act that decides nothing yet. */
  Verdict foresee(Law law, Enrolment asked, Csr csr, List<Evidence> evidence, Claimant claimant) {
    return verdict(law, application(law, asked, csr, evidence, claimant));
  }

  private Application application(
      Law law, Enrolment asked, Csr csr, List<Evidence> evidence, Claimant claimant) {
    return new Application(
        law.profile().name(),
        csr,
        asked.names(),
        asked.validity(),
        evidence,
        SerialNumber.random(random),
        clock.instant(),
        history.before(claimant));
  }

  private Verdict verdict(Law law, Application application) {
    return law.rulebook().judge(application, hierarchy.requireUsable(law.profile().issuers()));
  }
}
