package io.sealport.api;

import org.jspecify.annotations.Nullable;

/**
 * Releases a held certificate.
 *
 * @param lineage also every other held certificate of its renewal chain
 */
public record ReleaseRequest(@Nullable Boolean lineage) {}
