package io.sealport.server.campaign;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.KeyHash;
import io.sealport.pki.RevocationReason;
import io.sealport.policy.RenewalRules;
import io.sealport.policy.Selection;
import io.sealport.server.authority.LedgerLine;
import io.sealport.server.registration.Recall;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a campaign is to do.
 *
 * @param where which certificates are meant; empty: those of the keys alone
 * @param keys compromised keys, whose certificates are meant too
 * @param reason for which each is revoked
 * @param note why, in one line; empty if nothing was said
 * @param deadline when what is not replaced is revoked; empty: never
 * @param renewable whether a certificate's own key proves its renewal until it is revoked
 */
public record CampaignOrder(
    Optional<Selection> where,
    Set<KeyHash> keys,
    RevocationReason reason,
    String note,
    Optional<Instant> deadline,
    boolean renewable) {

  /** A campaign that takes longer is a way of life. */
  private static final Duration LONGEST = Duration.ofDays(366);

  public CampaignOrder {
    keys = Set.copyOf(keys);
    if (where.isEmpty() && keys.isEmpty()) {
      throw Fault.of(Kind.BAD_INPUT, "neither a selection nor a key; wanted one of them")
          .withHint("of all certificates: the selection \"true\"");
    }
    if (reason == RevocationReason.CERTIFICATE_HOLD) {
      throw Fault.of(Kind.BAD_INPUT, "a campaign revokes for good, so not for certificateHold");
    }
    if (!keys.isEmpty() && !Recall.isOfKey(reason)) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "keys are named as compromised, and the reason is "
              + reason.wire()
              + "; wanted keyCompromise or cACompromise");
    }
  }

  /**
   * Refuses a deadline that is no moment to come.
   *
   * @throws Fault BAD_INPUT
   */
  static void requireToCome(Instant deadline, Instant now) {
    if (!deadline.isAfter(now) || deadline.isAfter(now.plus(LONGEST))) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "the deadline is " + deadline + "; wanted a moment from now to a year from now");
    }
  }

  /** Whether a certificate is meant. */
  boolean means(LedgerLine line, Instant now) {
    return keys.stream().anyMatch(k -> k.hex().equals(line.keySha256()))
        || where.filter(w -> w.meets(line.facts(now), now)).isPresent();
  }

  /** Whether the keys of the certificates are not to be trusted any more. */
  boolean isOfKey() {
    return Recall.isOfKey(reason);
  }

  /**
   * What had ended by then needs no revocation. A key that is compromised may prove a renewal for a
   * while after the end.
   */
  Instant worthless(Instant now) {
    return isOfKey() ? now.minus(RenewalRules.LONGEST) : now;
  }
}
