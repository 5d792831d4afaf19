package io.sealport.pki;

import java.time.Instant;

/**
 * All that a CRL says beside its entries.
 *
 * @param number above that of every CRL that the CA has signed for the same certificates
 * @param thisUpdate whole seconds
 * @param nextUpdate whole seconds
 */
public record CrlHead(
    Issuer issuer, long number, Instant thisUpdate, Instant nextUpdate, CrlKind kind) {}
