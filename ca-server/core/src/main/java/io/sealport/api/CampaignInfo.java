package io.sealport.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A campaign, and how far it is.
 *
 * @param where which certificates, in CEL; empty: those of the keys alone
 * @param keys how many keys were named as compromised
 * @param selecting whether it is still looking for its certificates
 * @param total certificates that it has found
 * @param open of these: not replaced yet
 * @param replaced replaced and revoked; {@code renewed} are those whose revocation is under way
 * @param revoked revoked without being replaced, by the deadline or by somebody
 * @param expired have ended by themselves
 * @param failed could not be revoked; the members say why
 * @param perHour how many were brought to an end within the last hour
 * @param ended when it was done or cancelled
 */
public record CampaignInfo(
    String id,
    @OneOf({"running", "paused", "done", "cancelled"}) String state,
    String where,
    int keys,
    String reason,
    String note,
    @OneOf({"allow", "refuse"}) String renewals,
    @Nullable Instant deadline,
    String createdBy,
    Instant created,
    boolean selecting,
    long total,
    long open,
    long renewed,
    long replaced,
    long revoked,
    long expired,
    long failed,
    long perHour,
    @Nullable Instant ended) {

  /** How many need nothing more. */
  public long settled() {
    return replaced + revoked + expired + failed;
  }

  /** Whether nothing more will happen. */
  public boolean over() {
    return ended != null;
  }
}
