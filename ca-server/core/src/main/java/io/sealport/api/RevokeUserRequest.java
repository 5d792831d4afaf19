package io.sealport.api;

import org.jspecify.annotations.Nullable;

/**
 * Ends everything that a login has here: {@code POST /api/v1/users/revoke}.
 *
 * @param login exactly as in the certificates
 * @param reason RFC 5280's spelling, such as {@code keyCompromise}; unspecified where it is left
 *     out
 */
public record RevokeUserRequest(@Nullable String login, @Nullable String reason) {}
