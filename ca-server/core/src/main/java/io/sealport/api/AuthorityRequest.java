package io.sealport.api;

import org.jspecify.annotations.Nullable;

/**
 * Adds an issuing CA: {@code POST /api/v1/authorities}.
 *
 * @param id servers or users, with - and more behind it
 * @param title in its subject; made from the id where it is left out
 */
public record AuthorityRequest(String id, @Nullable String title) {}
