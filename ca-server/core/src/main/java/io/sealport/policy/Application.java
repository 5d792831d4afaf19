package io.sealport.policy;

import io.sealport.pki.Csr;
import io.sealport.pki.Name;
import io.sealport.pki.SerialNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One request for a certificate, ready to be judged.
 *
 * @param profile the profile's name
 * @param csr the checked request
 * @param names the names asked for beside those in the CSR, each {@code type:value} or bare
 * @param validity the lifetime asked for; empty for the profile's own
 * @param evidence what has been proven so far
 * @param serial the serial that the certificate will have
 * @param now the moment of the judgement
 * @param precedents what has gone before
 */
public record Application(
    String profile,
    Csr csr,
    List<String> names,
    Optional<Duration> validity,
    List<Evidence> evidence,
    SerialNumber serial,
    Instant now,
    Precedents precedents) {

  public Application {
    names = List.copyOf(names);
    evidence = List.copyOf(evidence);
  }

  /** An application that nothing has gone before. */
  public Application(
      String profile,
      Csr csr,
      List<String> names,
      Optional<Duration> validity,
      List<Evidence> evidence,
      SerialNumber serial,
      Instant now) {
    this(profile, csr, names, validity, evidence, serial, now, Precedents.NONE);
  }

  /**
   * Every name that is asked for, by word and in the CSR; what is no name is left out.
   *
   * @param bare the type of a name that is written without one
   */
  public List<Name> requestedNames(Name.Type bare) {
    return RequestedNames.of(this, bare).names();
  }
}
