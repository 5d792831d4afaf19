package io.sealport.cli.enrol;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code request.json} remembers of a request that has no certificate yet.
 *
 * @param key under which the server knows it again, however often it is sent
 * @param id the server's; absent until it has answered
 * @param profile absent for a renewal
 * @param renews serial of the certificate that is being renewed
 * @param names as they were given
 * @param csr PEM
 * @param validity as it was given
 * @param ownKey whether its key was made for it, and lies beside it before it is sent
 * @param delivering whether files of its certificate may lie in the folder already
 */
record RequestState(
    @Nullable String key,
    @Nullable String id,
    @Nullable String profile,
    @Nullable String renews,
    List<String> names,
    String csr,
    @Nullable String validity,
    boolean ownKey,
    boolean delivering) {

  /** 192 bits: whoever guesses the key gets the certificate. */
  private static final int KEY_BYTES = 24;

  /** A request for these names that was never sent. */
  static RequestState asking(
      @Nullable String profile, List<String> names, String csr, @Nullable String validity) {
    return new RequestState(newKey(), null, profile, null, names, csr, validity, false, false);
  }

  /** A renewal that was never sent. */
  static RequestState renewing(String serial, String csr, @Nullable String validity) {
    return new RequestState(newKey(), null, null, serial, List.of(), csr, validity, false, false);
  }

  private static String newKey() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
  }

  RequestState withId(String known) {
    return new RequestState(key, known, profile, renews, names, csr, validity, ownKey, delivering);
  }

  RequestState withOwnKey() {
    return new RequestState(key, id, profile, renews, names, csr, validity, true, delivering);
  }

  RequestState whileDelivering() {
    return new RequestState(key, id, profile, renews, names, csr, validity, ownKey, true);
  }

  /** What it asks for, for messages. */
  String words() {
    return renews == null ? profile + " " + String.join(", ", names) : "a renewal of " + renews;
  }
}
