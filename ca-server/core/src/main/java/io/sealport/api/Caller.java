package io.sealport.api;

/**
 * Who the server takes you for: {@code GET /api/v1/me}.
 *
 * @param id {@code operator:admin}, {@code token:ID}, {@code certificate:SERIAL} or {@code anyone}
 * @param role administrator, officer, auditor, requester or anyone
 */
public record Caller(String id, String role) {}
