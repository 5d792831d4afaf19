package io.sealport.server.authority;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/** What OCSP says of a certificate. */
@Introspected
record StandingRow(
    String issuer, long notAfter, @Nullable String reason, @Nullable Long revokedAt) {}
