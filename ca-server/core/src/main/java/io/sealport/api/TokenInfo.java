package io.sealport.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token as the server remembers it, which is not the token itself.
 *
 * @param id public handle, for listing and revoking
 * @param token the secret; only in the answer that made it
 * @param kind {@code enrolment} (once) or {@code api}
 * @param status open, spent, revoked or, when its time is over, "expired"
 */
public record TokenInfo(
    String id,
    @Nullable String token,
    String kind,
    @Nullable String profile,
    List<String> names,
    String role,
    String status,
    String createdBy,
    Instant created,
    Instant expires) {}
