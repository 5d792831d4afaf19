package io.sealport.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a token: an enrolment token (profile and names) or an API token (role).
 *
 * @param profile the one profile that it enrols for
 * @param names the names that it proves, {@code type:value} or bare; at least one
 * @param role for an API token: administrator, officer, auditor
 * @param scopes what an API token may do of its role, such as {@code certificates:read}; absent for
 *     everything
 * @param profiles the only profiles that an API token may act on; absent for every one
 * @param ttl how long it is good for, such as {@code 1h}
 */
public record TokenRequest(
    @Nullable String profile,
    @Nullable List<String> names,
    @Nullable String role,
    @Nullable String ttl,
    @Nullable List<String> scopes,
    @Nullable List<String> profiles) {

  /** A token that is not limited further. */
  public TokenRequest(
      @Nullable String profile,
      @Nullable List<String> names,
      @Nullable String role,
      @Nullable String ttl) {
    this(profile, names, role, ttl, null, null);
  }
}
