package io.sealport.server.status;

import java.nio.file.Path;
import java.time.Instant;

/**
 * The CRL of a CA that is published now.
 *
 * @param ca the CA's id
 * @param number its CRL number
 * @param thisUpdate whole seconds
 * @param nextUpdate whole seconds
 * @param entries how many certificates it lists
 * @param sha256 of the DER, lower-case hex: changes when and only when the bytes do
 * @param der the file in DER
 * @param pem the file in PEM
 */
public record Crl(
    String ca,
    long number,
    Instant thisUpdate,
    Instant nextUpdate,
    long entries,
    String sha256,
    Path der,
    Path pem) {}
