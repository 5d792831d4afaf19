package io.sealport.server.registration;

import io.sealport.pki.RevocationReason;
import java.time.Instant;
import java.util.Optional;

/**
 * That a certificate is to be replaced before its time.
 *
 * @param id of what wants it
 * @param reason for which the certificate is going to be revoked
 * @param since when
 * @param deadline when it is revoked, replaced or not
 * @param told whether its holder is told to renew now
 * @param renewable whether its own key still proves a renewal
 */
public record Recall(
    String id,
    RevocationReason reason,
    Instant since,
    Optional<Instant> deadline,
    boolean told,
    boolean renewable) {

  /** Whether the key must not be certified again. */
  public boolean isOfKey() {
    return isOfKey(reason);
  }

  /** Whether a revocation for that reason says of the key that others have it. */
  public static boolean isOfKey(RevocationReason reason) {
    return reason == RevocationReason.KEY_COMPROMISE || reason == RevocationReason.CA_COMPROMISE;
  }
}
