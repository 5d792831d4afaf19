package io.sealport.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a token: an enrolment token (profile and names) or an API token (role).
 *
 * @param profile the one profile that it enrols for
 * @param names the names that it proves, {@code type:value} or bare; at least one
 * @param role for an API token: administrator, officer, auditor
 * @param ttl how long it is good for, such as {@code 1h}
 */
public record TokenRequest(
    @Nullable String profile,
    @Nullable List<String> names,
    @Nullable String role,
    @Nullable String ttl) {}
