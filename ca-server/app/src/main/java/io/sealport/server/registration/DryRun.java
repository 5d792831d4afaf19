package io.sealport.server.registration;

import io.sealport.api.Page;
import io.sealport.api.PolicyDifference;
import io.sealport.fault.Fault;
import io.sealport.policy.Application;
import io.sealport.policy.Opinion;
import io.sealport.policy.Policies;
import io.sealport.policy.Profile;
import io.sealport.policy.Rulebook;
import io.sealport.policy.Verdict;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.journal.Journal;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges each request by the tried profiles too, and keeps where they differ. Whatever happens
 * here, the request does not hear of it: it waits for no disk and fails for no exception.
 */
@Singleton
public class DryRun {

  private static final Logger LOG = LoggerFactory.getLogger(DryRun.class);

  /** Judgements that wait to be written; beyond it they are lost, which the log tells. */
  private static final int WAITING = 10_000;

  private final Policies policies;
  private final Hierarchy hierarchy;
  private final Trials trials;
  private final Journal journal;
  private final LinkedBlockingQueue<Trials.Judged> waiting = new LinkedBlockingQueue<>(WAITING);

  DryRun(Policies policies, Hierarchy hierarchy, Trials trials, Journal journal) {
    this.policies = policies;
    this.hierarchy = hierarchy;
    this.trials = trials;
    this.journal = journal;
  }

  /** How the tried profiles compare with those in force. */
  record Count(Optional<Instant> since, long judged, long differing) {}

  /** Judges what was just judged by the profiles that are tried, if there are any. */
  void compare(String request, Rulebook active, Application application, Verdict verdict) {
    Optional<Rulebook> candidate = policies.candidate();
    if (candidate.isEmpty()) {
      return;
    }
    try {
      Opinion now = Opinion.of(verdict);
      Opinion then = opinion(candidate.get(), application);
      PolicyDifference both =
          new PolicyDifference(
              0,
              application.now(),
              request,
              application.profile(),
              names(active, application),
              now.beside(then),
              then.beside(now),
              active.fingerprint(),
              candidate.get().fingerprint());
      if (!waiting.offer(new Trials.Judged(both, !now.agrees(then)))) {
        LOG.warn("{} judgements of the dry-run wait to be written; one is lost", WAITING);
      }
    } catch (RuntimeException e) {
      LOG.warn("request {} could not be judged by the dry-run's profiles", request, e);
    }
  }

  private Opinion opinion(Rulebook candidate, Application application) {
    try {
      Profile profile = candidate.require(application.profile());
      return Opinion.of(candidate.judge(application, hierarchy.requireUsable(profile.issuers())));
    } catch (Fault e) {
      return Opinion.failed(e.message(), "a profile that can judge it");
    }
  }

  private static List<String> names(Rulebook active, Application application) {
    Profile profile = active.require(application.profile());
    return application.requestedNames(profile.bareType()).stream()
        .map(io.sealport.pki.Name::toString)
        .toList();
  }

  /** Writes what waits. What cannot be written is lost, which the log tells. */
  public synchronized void flush() {
    while (!waiting.isEmpty()) {
      List<Trials.Judged> group = new ArrayList<>();
      waiting.drainTo(group, Trials.AT_ONCE);
      List<Trials.Judged> judged = List.copyOf(group);
      try {
        journal.commit(acts -> trials.add(judged));
      } catch (RuntimeException e) {
        LOG.warn("{} judgements of the dry-run could not be written", judged.size(), e);
        return;
      }
    }
  }

  /** How two rulebooks compare so far. */
  Count count(Rulebook active, Rulebook candidate) {
    flush();
    return trials.count(active.fingerprint(), candidate.fingerprint());
  }

  /**
   * A page of the differences, oldest first; {@code after} is the last page's {@code next}.
   *
   * @param candidate only those of the tried rulebook with this fingerprint; empty for all
   */
  public Page<PolicyDifference> differences(String candidate, long after, int limit) {
    flush();
    return trials.page(candidate, after, limit);
  }
}
