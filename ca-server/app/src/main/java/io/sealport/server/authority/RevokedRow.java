package io.sealport.server.authority;

import io.micronaut.core.annotation.Introspected;

/** What a CRL says of a certificate. */
@Introspected
record RevokedRow(String serial, String reason, long revokedAt) {}
