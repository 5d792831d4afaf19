package io.sealport.server.registration;

import io.sealport.api.Page;
import io.sealport.api.PolicyDifference;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What two rulebooks said of the same requests, as it is stored. */
@Singleton
class Trials {

  /** Judgements in one transaction; beside it the server's own writes wait. */
  static final int AT_ONCE = 200;

  /** More differences than anybody reads: the newest are kept. */
  static final int KEPT = 10_000;

  private final TrialRows trials;
  private final DifferenceRows differences;

  Trials(TrialRows trials, DifferenceRows differences) {
    this.trials = trials;
    this.differences = differences;
  }

  /** What both said of one request, and whether that differs. */
  record Judged(PolicyDifference both, boolean differs) {

    private String trial() {
      return TrialRow.id(both.activeFingerprint(), both.candidateFingerprint());
    }
  }

  /** Adds these, inside the caller's transaction. */
  int add(List<Judged> judged) {
    judged.stream().map(Judged::trial).distinct().forEach(id -> count(id, judged));
    long seq = differences.last();
    for (Judged one : judged) {
      if (one.differs()) {
        seq++;
        differences.save(DifferenceRow.of(seq, one.both()));
      }
    }
    differences.prune(seq - KEPT);
    return judged.size();
  }

  private void count(String id, List<Judged> judged) {
    List<Judged> its = judged.stream().filter(j -> j.trial().equals(id)).toList();
    long differing = its.stream().filter(Judged::differs).count();
    Optional<TrialRow> before = trials.findById(id);
    if (before.isPresent()) {
      TrialRow b = before.get();
      trials.update(
          new TrialRow(id, b.since(), b.judged() + its.size(), b.differing() + differing));
    } else {
      long since = its.get(0).both().at().toEpochMilli();
      trials.save(new TrialRow(id, since, its.size(), differing));
    }
  }

  DryRun.Count count(String active, String candidate) {
    return trials
        .findById(TrialRow.id(active, candidate))
        .map(
            t ->
                new DryRun.Count(
                    Optional.of(Instant.ofEpochMilli(t.since())), t.judged(), t.differing()))
        .orElse(new DryRun.Count(Optional.empty(), 0, 0));
  }

  Page<PolicyDifference> page(String candidate, long after, int limit) {
    return Inventory.page(
        differences.page(after, candidate, limit + 1),
        limit,
        DifferenceRow::seq,
        DifferenceRow::info);
  }
}
