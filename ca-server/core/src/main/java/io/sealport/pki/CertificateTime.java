package io.sealport.pki;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.Time;

/**
 * Reads the times of certificates (RFC 5280 4.1.2.5) many times faster than through {@link
 * java.util.Date}: a certificate is asked for them a dozen times before it is issued.
 */
public final class CertificateTime {

  /** As Bouncy Castle shows both forms: the century is there, and the zone in one of two words. */
  private static final Pattern PLAIN = Pattern.compile("\\d{14}(Z|GMT\\+00:00)");

  private CertificateTime() {}

  /** The moment; what is not in the usual form is left to Bouncy Castle. */
  public static Instant of(Time time) {
    String text = time.getTime();
    if (!PLAIN.matcher(text).matches()) {
      return time.getDate().toInstant();
    }
    try {
      return LocalDateTime.of(
              number(text, 0, 4),
              number(text, 4, 6),
              number(text, 6, 8),
              number(text, 8, 10),
              number(text, 10, 12),
              number(text, 12, 14))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      // The 31st of a short month, the 60th second.
      return time.getDate().toInstant();
    }
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
