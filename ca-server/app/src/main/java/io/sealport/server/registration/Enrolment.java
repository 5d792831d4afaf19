package io.sealport.server.registration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a requester asks for.
 *
 * @param profile the profile's name
 * @param names names beside those in the CSR, {@code type:value} or bare
 * @param csr the request as it came, PEM or DER
 * @param validity the lifetime asked for; empty for the profile's own
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copied into a Csr at once
public record Enrolment(
    String profile, List<String> names, byte[] csr, Optional<Duration> validity) {

  public Enrolment {
    names = List.copyOf(names);
  }
}
