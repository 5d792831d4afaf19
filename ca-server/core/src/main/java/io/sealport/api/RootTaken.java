package io.sealport.api;

import java.time.Instant;

/**
 * What an answer of an offline root has brought: {@code POST /api/v1/root/answers}.
 *
 * @param kind crl or ca
 * @param ca the CA whose CRL it is, or the new CA
 * @param number the CRL's number, or the certificate's serial
 * @param until nextUpdate, or the end of the certificate
 */
public record RootTaken(String kind, String ca, String number, Instant until) {}
