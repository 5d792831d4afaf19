package io.sealport.cli.enrol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code request.json} remembers of a request that has no certificate yet.
 *
 * @param id the server's; absent until it has answered
 * @param profile absent for a renewal
 * @param renews serial of the certificate that is being renewed
 * @param names as they were given
 * @param csr PEM
 * @param validity as it was given
 */
record RequestState(
    @Nullable String id,
    @Nullable String profile,
    @Nullable String renews,
    List<String> names,
    String csr,
    @Nullable String validity) {

  RequestState withId(String known) {
    return new RequestState(known, profile, renews, names, csr, validity);
  }

  /** What it asks for, for messages. */
  String words() {
    return renews == null ? profile + " " + String.join(", ", names) : "a renewal of " + renews;
  }
}
