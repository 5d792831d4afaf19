package io.sealport.api;

import io.sealport.policy.ProfileChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reload has done: {@code POST /api/v1/policies/reload}.
 *
 * @param fingerprint of the rulebook that is in force now
 * @param changes how it differs from the one before, nothing if the files say the same
 * @param dryRun what is tried beside it now, absent if nothing is
 */
public record PoliciesReloaded(
    String fingerprint, List<ProfileChange> changes, @Nullable DryRunInfo dryRun) {}
