package io.sealport.api;

import org.jspecify.annotations.Nullable;

/**
 * Revokes: {@code POST /api/v1/certificates/{serial}/revoke}.
 *
 * @param reason RFC 5280 5.3.1: unspecified, keyCompromise, affiliationChanged, superseded,
 *     cessationOfOperation, privilegeWithdrawn, certificateHold
 * @param lineage also every certificate of the same renewal chain
 */
public record RevokeRequest(@Nullable String reason, @Nullable Boolean lineage) {}
