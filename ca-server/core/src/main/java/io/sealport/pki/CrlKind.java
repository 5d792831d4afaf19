package io.sealport.pki;

import java.net.URI;
import java.util.Optional;

/**
 * What a CRL is beside its entries.
 *
 * @param point the address in the certificates that it is for, where it is one part of the CA's
 *     (RFC 5280 5.2.5); empty for all of them
 * @param base the number of the whole CRL that this one, a delta, says the changes since of (RFC
 *     5280 5.2.4)
 * @param freshest the address of the deltas to this one (RFC 5280 5.2.6)
 */
public record CrlKind(Optional<URI> point, Optional<Long> base, Optional<URI> freshest) {

  /** Every certificate of the CA, and no deltas. */
  public static final CrlKind WHOLE =
      new CrlKind(Optional.empty(), Optional.empty(), Optional.empty());

  public CrlKind {
    if (base.isPresent() && freshest.isPresent()) {
      // RFC 5280 5.2.6: the extension must not stand in a delta.
      throw new IllegalArgumentException("a delta CRL has no deltas");
    }
  }

  public boolean isDelta() {
    return base.isPresent();
  }
}
