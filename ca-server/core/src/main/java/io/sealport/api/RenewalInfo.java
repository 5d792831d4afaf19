package io.sealport.api;

import java.time.Instant;

/**
 * When a certificate is to be renewed, after RFC 9773 4.2.
 *
 * @param suggestedWindow a moment within it, or now if it is past
 * @param reason {@code lifetime}, {@code revoked}, {@code held} or {@code issuer-revoked}
 * @param explanation the same in words
 */
public record RenewalInfo(SuggestedWindow suggestedWindow, String reason, String explanation) {

  /**
   * A span of time.
   *
   * @param start inclusive
   * @param end exclusive
   */
  public record SuggestedWindow(Instant start, Instant end) {}
}
