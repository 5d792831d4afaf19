package io.sealport.api;

import java.time.Instant;
import java.util.List;

/**
 * What an import takes over, or has taken over.
 *
 * @param id the CA's id in this home
 * @param from openssl, easy-rsa or pkcs12
 * @param subject the CA's name
 * @param sha256 fingerprint of its certificate, lower-case hex
 * @param notAfter its end
 * @param applied whether it was done; false for a dry-run
 * @param valid of everything that the old CA issued, what is valid now
 * @param expired what has ended
 * @param revoked what is revoked for good
 * @param held what is revoked for the time being
 * @param missing what has no certificate that is kept: its serial and its status alone
 * @param duplicates lines of the index about a serial that had one
 * @param added certificates and serials that were not here
 * @param changed those that were here and are revoked since
 * @param nextCrlNumber the number that the next CRL has, or a higher one
 * @param crlAddresses where certificates in date say that the CRL is
 * @param ocspAddresses where they say that OCSP is asked
 * @param warnings what is odd and is taken all the same
 */
public record ImportReport(
    String id,
    String from,
    String subject,
    String sha256,
    Instant notAfter,
    boolean applied,
    int valid,
    int expired,
    int revoked,
    int held,
    int missing,
    int duplicates,
    int added,
    int changed,
    long nextCrlNumber,
    List<String> crlAddresses,
    List<String> ocspAddresses,
    List<String> warnings) {}
