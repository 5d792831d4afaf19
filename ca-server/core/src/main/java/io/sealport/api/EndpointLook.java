package io.sealport.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One look at an endpoint.
 *
 * @param serial of the certificate that it served; absent if it was not reached
 * @param sha256 of that certificate
 * @param faults how many the look found
 * @param trouble why it was not reached
 */
public record EndpointLook(
    Instant at,
    @Nullable String serial,
    @Nullable String sha256,
    int faults,
    @Nullable String trouble) {}
