package io.sealport.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rulebook in force: {@code GET /api/v1/policies}.
 *
 * @param fingerprint of all profiles together: the SHA-256 of a line {@code NAME SHA256} for each,
 *     ordered by name
 * @param profiles ordered by name
 * @param dryRun what is tried beside it, absent if nothing is
 */
public record PoliciesInfo(
    String fingerprint, List<ProfileSum> profiles, @Nullable DryRunInfo dryRun) {}
