package io.sealport.moving;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A CA as another program has left it, without its key.
 *
 * @param above the certificates of the CAs above it, the root last; empty where it is its own root
 * @param certificates everything that it issued, each serial once
 * @param lastCrl what the next CRL goes on from
 * @param missing how many have no certificate that can be kept: a serial and a status alone
 * @param duplicates how many lines of the index were about a serial that had one already
 * @param addresses that must go on answering
 * @param warnings what is odd and was taken all the same, one line each
 */
public record OldCa(
    CaSource source,
    X509CertificateHolder certificate,
    List<X509CertificateHolder> above,
    List<OldCertificate> certificates,
    LastCrl lastCrl,
    int missing,
    int duplicates,
    Addresses addresses,
    List<String> warnings) {

  /** Where certificates that are in date say that their status is found. */
  public record Addresses(List<String> crl, List<String> ocsp) {}

  /**
   * The CRLs that there were.
   *
   * @param number the highest that a CRL may have had, 0 if none had any
   * @param thisUpdate of the last one that was found
   */
  public record LastCrl(BigInteger number, Optional<Instant> thisUpdate) {}
}
