package io.sealport.server.registration;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.util.regex.Pattern;

/**
 * What a client calls one request by, so that sending it twice is asking once
 * (draft-ietf-httpapi-idempotency-key-header).
 *
 * @param value 16 to 255 visible ASCII characters without quote and backslash
 */
public record IdempotencyKey(String value) {

  /** The draft's name of the header. */
  public static final String HEADER = "Idempotency-Key";

  private static final Pattern FORM = Pattern.compile("[!-~&&[^\"\\\\]]{16,255}");

  /**
   * Strangers have no name of their own, so the key alone says which of them asks: 22 characters of
   * base64 are 128 bits.
   */
  private static final int STRANGERS = 22;

  public IdempotencyKey {
    if (!FORM.matcher(value).matches()) {
      throw Fault.of(
          Kind.BAD_INPUT,
          HEADER
              + " of "
              + value.length()
              + " characters; wanted 16 to 255 visible ASCII ones without quote and backslash");
    }
  }

  /** Says no to a key that another stranger might guess. */
  void requireFor(Caller caller) {
    if (caller.equals(Caller.ANYONE) && value.length() < STRANGERS) {
      throw Fault.of(
              Kind.BAD_INPUT,
              HEADER
                  + " of "
                  + value.length()
                  + " characters; without a credential wanted at least "
                  + STRANGERS)
          .withHint("take 128 random bits: whoever knows the key gets the answer");
    }
  }
}
