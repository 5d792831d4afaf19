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
 * @param scopes what an API token may do of its role; absent for everything
 * @param profiles the profiles that an API token is limited to; absent for every one
 * @param status what became of it; {@code expired} when its time is over
 */
@SuppressWarnings("InvalidParam") // "expired" is a status, not the component
public record TokenInfo(
    String id,
    @Nullable String token,
    @OneOf({"enrolment", "api"}) String kind,
    @Nullable String profile,
    List<String> names,
    @OneOf({"administrator", "officer", "auditor", "requester"}) String role,
    @OneOf({"open", "spent", "revoked", "expired"}) String status,
    String createdBy,
    Instant created,
    Instant expires,
    @Nullable List<String> scopes,
    @Nullable List<String> profiles) {}
