package io.sealport.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who the server takes you for: {@code GET /api/v1/me}.
 *
 * @param id {@code operator:admin}, {@code token:ID}, {@code certificate:SERIAL} or {@code anyone}
 * @param role administrator, officer, auditor, requester or anyone
 * @param scopes what a token narrows the role to; absent for everything that the role may
 * @param profiles what a token limits its bearer to; absent for every profile
 */
public record Caller(
    String id,
    @OneOf({"administrator", "officer", "auditor", "requester", "anyone"}) String role,
    @Nullable List<String> scopes,
    @Nullable List<String> profiles) {

  /** A caller who may everything that the role may. */
  public Caller(String id, String role) {
    this(id, role, null, null);
  }
}
