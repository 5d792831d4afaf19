package io.sealport.server.authority;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * Which certificate and key serve a purpose now: {@code ca:servers}, {@code ocsp:root}, ... On
 * every node but the first its name follows: {@code ocsp:root@b}; a CA's key is the same on all.
 */
@MappedEntity("own_certificate")
record OwnCertificateRow(@Id String purpose, String serial, String keyId) {}
