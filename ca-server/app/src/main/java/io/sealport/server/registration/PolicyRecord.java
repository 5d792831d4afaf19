package io.sealport.server.registration;

import io.sealport.policy.Profile;
import io.sealport.policy.ProfileChange;
import io.sealport.policy.Rulebook;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Work;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the journal has told of the profiles. Every method runs inside the caller's transaction and
 * writes an entry only if something is new, so that a changed file shows whether it came by a
 * reload or by a restart.
 */
@Singleton
class PolicyRecord {

  private static final String ACTIVE = "active";
  private static final String CANDIDATE = "dry-run";

  private final PolicyTextRows rows;

  PolicyRecord(PolicyTextRows rows) {
    this.rows = rows;
  }

  /** These profiles are in force. */
  void active(Rulebook rulebook, String actor, String verb, Work.Acts acts) {
    record(ACTIVE, rulebook, actor, verb, acts);
  }

  /** These profiles are tried beside them, or none are. */
  void candidate(Candidate candidate, String actor, Work.Acts acts) {
    Optional<Rulebook> rulebook = candidate.rulebook();
    if (rulebook.isPresent()) {
      record(CANDIDATE, rulebook.get(), actor, "dry-run.loaded", acts);
    } else if (!candidate.problems().isEmpty()) {
      rows.forget(CANDIDATE);
      acts.add(
          Act.of(actor, "dry-run.not-loaded", CANDIDATE)
              .with("problems", String.join("; ", candidate.problems())));
    } else if (!rows.of(CANDIDATE).isEmpty()) {
      rows.forget(CANDIDATE);
      acts.add(Act.of(actor, "dry-run.ended", CANDIDATE));
    }
  }

  /** The profiles that were told to be in force; empty before the first were. */
  Optional<Rulebook> told() {
    List<PolicyTextRow> texts = rows.of(ACTIVE);
    return texts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Rulebook.of(
                texts.stream()
                    .map(row -> Profile.parse(row.name() + ".yaml", row.yaml()))
                    .toList()));
  }

  private void record(String book, Rulebook rulebook, String actor, String verb, Work.Acts acts) {
    Map<String, String> told =
        rows.of(book).stream().collect(Collectors.toMap(PolicyTextRow::name, PolicyTextRow::yaml));
    List<ProfileChange> changes = ProfileChange.between(told, rulebook.texts());
    if (changes.isEmpty()) {
      return;
    }
    Act act = Act.of(actor, verb, rulebook.fingerprint());
    for (ProfileChange change : changes) {
      act = act.with(change.profile(), change.words());
    }
    acts.add(act);
    rows.forget(book);
    rulebook.texts().forEach((name, yaml) -> rows.save(PolicyTextRow.of(book, name, yaml)));
  }
}
