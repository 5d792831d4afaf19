package io.sealport.server.status;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A CRL that is published now.
 *
 * @param name in its address: the CA's id where it is for all of the CA's certificates
 * @param number its CRL number
 * @param base of a delta the number of the CRL that it is one to
 * @param thisUpdate whole seconds
 * @param nextUpdate whole seconds
 * @param entries how many certificates it lists
 * @param sha256 of the DER, lower-case hex: changes when and only when the bytes do
 * @param der the file in DER
 * @param pem the file in PEM
 */
public record Crl(
    String name,
    long number,
    Optional<Long> base,
    Instant thisUpdate,
    Instant nextUpdate,
    long entries,
    String sha256,
    Path der,
    Path pem) {}
