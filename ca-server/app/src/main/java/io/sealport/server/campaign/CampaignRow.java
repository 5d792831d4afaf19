package io.sealport.server.campaign;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.sealport.pki.KeyHash;
import io.sealport.pki.RevocationReason;
import io.sealport.policy.Selection;
import io.sealport.server.registration.Recall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it is stored; times are epoch milliseconds, keys one a line.
 *
 * @param seq its journal entry: certificates with a lower one existed before it
 * @param question CEL, empty for the keys alone
 * @param profiles those that its founder answered for, one a line: nothing else is selected
 * @param looked the last certificate that was asked whether it is meant
 * @param followed the last newer certificate that was asked whose place it takes
 */
@MappedEntity("campaign")
record CampaignRow(
    @Id String id,
    long seq,
    String question,
    String keyHashes,
    String reason,
    String note,
    String state,
    String renewals,
    @Nullable Long deadline,
    String createdBy,
    String profiles,
    long created,
    long selecting,
    long looked,
    long followed,
    @Nullable Long ended) {

  static final String RUNNING = "running";
  static final String PAUSED = "paused";
  static final String DONE = "done";
  static final String CANCELLED = "cancelled";
  static final String ALLOW = "allow";
  static final String REFUSE = "refuse";

  static CampaignRow begun(
      String id, long seq, CampaignOrder order, List<String> profiles, String by, Instant at) {
    return new CampaignRow(
        id,
        seq,
        order.where().map(Selection::toString).orElse(""),
        order.keys().stream().map(KeyHash::hex).sorted().collect(Collectors.joining("\n")),
        order.reason().wire(),
        order.note(),
        RUNNING,
        order.renewable() ? ALLOW : REFUSE,
        order.deadline().map(Instant::toEpochMilli).orElse(null),
        by,
        String.join("\n", profiles),
        at.toEpochMilli(),
        1,
        0,
        seq,
        null);
  }

  CampaignOrder order() {
    return new CampaignOrder(
        question.isEmpty() ? Optional.empty() : Optional.of(Selection.parse(question)),
        keyHashes.lines().map(KeyHash::new).collect(Collectors.toSet()),
        revocationReason(),
        note,
        deadlineAt(),
        isRenewable());
  }

  RevocationReason revocationReason() {
    return RevocationReason.parse(reason);
  }

  Optional<Instant> deadlineAt() {
    return Optional.ofNullable(deadline).map(Instant::ofEpochMilli);
  }

  /** Whether its founder answered for such certificates. */
  boolean covers(String profile) {
    return vouched().contains(profile);
  }

  List<String> vouched() {
    return profiles.lines().toList();
  }

  Instant createdAt() {
    return Instant.ofEpochMilli(created);
  }

  boolean isRunning() {
    return state.equals(RUNNING);
  }

  boolean isSelecting() {
    return selecting == 1;
  }

  private boolean isRenewable() {
    return renewals.equals(ALLOW);
  }

  /** As the other rooms hear of it. */
  Recall recall() {
    return new Recall(
        id, revocationReason(), createdAt(), deadlineAt(), isRunning(), isRenewable());
  }
}
