package io.sealport.server.registration;

import io.sealport.api.DryRunInfo;
import io.sealport.api.JournalEntry;
import io.sealport.api.PoliciesInfo;
import io.sealport.api.PoliciesReloaded;
import io.sealport.api.ProfileSum;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.policy.Policies;
import io.sealport.policy.Profile;
import io.sealport.policy.ProfileChange;
import io.sealport.policy.Rulebook;
import io.sealport.server.identity.Checks;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Hearing;
import io.sealport.server.journal.Journal;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts profiles into force, all or none, and journals who changed what. */
@Singleton
public class PolicyOffice {

  private static final Logger LOG = LoggerFactory.getLogger(PolicyOffice.class);

  private final Policies policies;
  private final PolicySettings settings;
  private final PolicyRecord record;
  private final OwnCertificates own;
  private final Callers callers;
  private final DryRun dryRun;
  private final Checks checks;
  private final Journal journal;
  private final Hearing hearing;
  private final AtomicBoolean behind = new AtomicBoolean();
  private volatile Candidate candidate = Candidate.NONE;

  PolicyOffice(
      Policies policies,
      PolicySettings settings,
      PolicyRecord record,
      OwnCertificates own,
      Callers callers,
      DryRun dryRun,
      Checks checks,
      Journal journal,
      Hearing hearing) {
    this.policies = policies;
    this.settings = settings;
    this.record = record;
    this.own = own;
    this.callers = callers;
    this.dryRun = dryRun;
    this.checks = checks;
    this.journal = journal;
    this.hearing = hearing;
    hearing.tell(this::heard);
  }

  /**
   * Journals what is in force if it is not what was told last, and begins the dry-run. Beside other
   * servers what was told last stays in force: only a reload changes it, for all of them.
   */
  public synchronized void start() {
    if (!hearing.isAlone()) {
      adopt();
    }
    Candidate found = Candidate.in(settings.candidate());
    journal.commit(
        acts -> {
          record.active(policies.current(), Act.SYSTEM, "policies.loaded", acts);
          record.candidate(found, Act.SYSTEM, acts);
          return found;
        });
    begin(found);
    tellUnable(policies.current());
  }

  private void heard(JournalEntry entry) {
    if (entry.act().startsWith("policies.")) {
      behind.set(true);
    }
  }

  /** Judges by the profiles that another server has put into force. */
  public synchronized void follow() {
    if (behind.getAndSet(false)) {
      adopt();
    }
  }

  private void adopt() {
    Rulebook before = policies.current();
    Optional<Rulebook> told = record.told();
    if (told.isEmpty() || told.get().fingerprint().equals(before.fingerprint())) {
      return;
    }
    policies.replace(told.get());
    LOG.warn(
        "the profiles in {} are not those that are in force on all servers, which count here too;"
            + " sealport policy reload puts those of one server into force on all",
        settings.active());
    tellUnable(told.get());
  }

  /**
   * A check without its settings proves nothing: said to the operator, not found out by requesters.
   */
  private void tellUnable(Rulebook rulebook) {
    for (Profile profile : rulebook.profiles()) {
      profile.proofChecks().stream()
          .filter(checks::lacksSettings)
          .forEach(
              c ->
                  LOG.warn(
                      "profile {} names the check {}, which identity.yaml does not configure: it"
                          + " proves nothing",
                      profile.name(),
                      c));
    }
  }

  /**
   * Reads the files again; the next request is judged by them.
   *
   * @throws Fault REFUSED with every mistake if there is any, or if the server could not go on by
   *     them; then nothing has changed
   */
  public synchronized PoliciesReloaded reload(Caller caller) {
    Rulebook before = policies.current();
    Rulebook next = read();
    callers.requireAdministratorsBy(next);
    Candidate found = Candidate.in(settings.candidate());
    journal.commit(
        acts -> {
          callers.requireStill(caller);
          record.active(next, caller.id(), "policies.reloaded", acts);
          record.candidate(found, caller.id(), acts);
          return next;
        });
    policies.replace(next);
    begin(found);
    tellUnable(next);
    List<ProfileChange> changes = ProfileChange.between(before.texts(), next.texts());
    LOG.info("{} read the policies again: {} profiles differ", caller.id(), changes.size());
    return new PoliciesReloaded(next.fingerprint(), changes, dryRunInfo());
  }

  /** What is in force, and what is tried beside it. */
  public PoliciesInfo info() {
    Rulebook rulebook = policies.current();
    return new PoliciesInfo(rulebook.fingerprint(), sums(rulebook), dryRunInfo());
  }

  private void begin(Candidate found) {
    candidate = found;
    policies.tryBeside(found.rulebook());
    found.problems().forEach(p -> LOG.warn("the dry-run's profiles are not loaded: {}", p));
  }

  /** At the start the same mistakes stop the server; here they are whoever asked's to correct. */
  private Rulebook read() {
    try {
      Rulebook next = Rulebook.load(settings.active());
      own.requireAllowed(next);
      return next;
    } catch (Fault e) {
      if (e.kind() != Kind.BAD_CONFIGURATION) {
        throw e;
      }
      List<Fault> all =
          Stream.concat(Stream.of(e.message()), e.also().stream())
              .map(message -> Fault.of(Kind.REFUSED, message))
              .toList();
      throw Fault.ofAll(all)
          .withHint("nothing was changed; sealport policy lint says the same of the files");
    }
  }

  private @Nullable DryRunInfo dryRunInfo() {
    Candidate tried = candidate;
    Optional<Rulebook> rulebook = tried.rulebook();
    if (rulebook.isEmpty()) {
      return tried.problems().isEmpty()
          ? null
          : new DryRunInfo(null, List.of(), tried.problems(), null, 0, 0);
    }
    DryRun.Count count = dryRun.count(policies.current(), rulebook.get());
    return new DryRunInfo(
        rulebook.get().fingerprint(),
        sums(rulebook.get()),
        List.of(),
        count.since().orElse(null),
        count.judged(),
        count.differing());
  }

  private static List<ProfileSum> sums(Rulebook rulebook) {
    return rulebook.profiles().stream()
        .map(p -> new ProfileSum(p.name(), p.source(), p.sha256()))
        .toList();
  }
}
