package io.sealport.moving;

import io.sealport.pki.RevocationReason;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why something was revoked, as OpenSSL's index and as CRLs spell it. */
final class OldReasons {

  private OldReasons() {}

  /**
   * The reason of an index line, without what may follow it: {@code keyTime,20260101000000Z} is a
   * compromised key and when that became known.
   *
   * @return empty if OpenSSL knows no such reason
   */
  static Optional<RevocationReason> ofIndex(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "" -> Optional.of(RevocationReason.UNSPECIFIED);
      case "keytime" -> Optional.of(RevocationReason.KEY_COMPROMISE);
      case "cakeytime" -> Optional.of(RevocationReason.CA_COMPROMISE);
      case "holdinstruction" -> Optional.of(RevocationReason.CERTIFICATE_HOLD);
      // Only a delta CRL can say it (RFC 5280 5.3.1); on a full one the entry is a revoked one.
      case "removefromcrl" -> Optional.of(RevocationReason.UNSPECIFIED);
      default ->
          Arrays.stream(RevocationReason.values())
              .filter(r -> r.wire().equalsIgnoreCase(text))
              .findFirst();
    };
  }

  /** The reason with that number; what we have no word for is unspecified. */
  static RevocationReason ofCode(int code) {
    return Arrays.stream(RevocationReason.values())
        .filter(r -> r.code() == code)
        .findFirst()
        .orElse(RevocationReason.UNSPECIFIED);
  }
}
