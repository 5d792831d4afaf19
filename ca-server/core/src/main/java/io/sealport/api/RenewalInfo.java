package io.sealport.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a certificate is to be renewed, after RFC 9773 4.2.
 *
 * @param suggestedWindow a moment within it, or now if it is past
 * @param reason {@code lifetime}, {@code revoked}, {@code held}, {@code recalled} or {@code
 *     issuer-revoked}
 * @param explanation the same in words
 * @param newKey true where the key of the certificate must not be kept
 */
public record RenewalInfo(
    SuggestedWindow suggestedWindow, String reason, String explanation, @Nullable Boolean newKey) {

  /**
   * A span of time.
   *
   * @param start inclusive
   * @param end exclusive
   */
  public record SuggestedWindow(Instant start, Instant end) {}
}
