package io.sealport.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has endpoints watched: {@code POST /api/v1/endpoints}. All of them or none.
 *
 * @param endpoints 1 to 1000
 * @param replace what is watched already takes the new settings; absent or false: it stays as it is
 * @param dryRun only says what would be done
 */
public record EndpointsRequest(
    @Nullable List<EndpointRequest> endpoints,
    @Nullable Boolean replace,
    @Nullable Boolean dryRun) {}
