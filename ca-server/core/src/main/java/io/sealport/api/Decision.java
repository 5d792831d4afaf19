package io.sealport.api;

import org.jspecify.annotations.Nullable;

/**
 * An operator's decision on a pending request: {@code POST /api/v1/requests/{id}/approve} or {@code
 * .../reject}.
 *
 * @param reason the operator's words; required to reject
 */
public record Decision(@Nullable String reason) {}
