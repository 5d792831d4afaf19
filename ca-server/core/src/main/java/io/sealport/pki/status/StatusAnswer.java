package io.sealport.pki.status;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one source says of a certificate.
 *
 * @param source {@code OCSP} or {@code CRL}
 * @param address where it was asked; absent where the certificate names none
 * @param verdict what it says, or why its answer counts for nothing
 * @param sentence the rest of it in words
 * @param signer who signed the answer
 * @param thisUpdate from when the answer holds
 * @param nextUpdate until when
 * @param revokedAt since when the certificate is revoked
 * @param reason RFC 5280 5.3.1
 */
public record StatusAnswer(
    String source,
    @Nullable String address,
    Verdict verdict,
    @Nullable String sentence,
    @Nullable String signer,
    @Nullable Instant thisUpdate,
    @Nullable Instant nextUpdate,
    @Nullable Instant revokedAt,
    @Nullable String reason) {

  /** What can come of asking. */
  public enum Verdict {
    GOOD("good"),
    REVOKED("revoked"),
    /** The responder does not know the certificate. */
    UNKNOWN("unknown"),
    /** There is an answer and it is not to be believed. */
    NOT_VALID("invalid"),
    UNREACHABLE("unreachable"),
    /** The certificate does not say whom to ask. */
    NO_ADDRESS("none");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    /** As it stands in the report, for people and in JSON. */
    @JsonValue
    public String words() {
      return words;
    }

    /** Whether the source has said something that holds. */
    public boolean isAnswer() {
      return this == GOOD || this == REVOKED || this == UNKNOWN;
    }
  }

  /** What there is to say where there is no answer. */
  public static StatusAnswer without(
      String source, @Nullable String address, Verdict verdict, @Nullable String sentence) {
    return new StatusAnswer(source, address, verdict, sentence, null, null, null, null, null);
  }
}
