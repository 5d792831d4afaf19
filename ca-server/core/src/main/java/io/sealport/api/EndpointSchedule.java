package io.sealport.api;

import org.jspecify.annotations.Nullable;

/**
 * When an endpoint is looked at: {@code POST /api/v1/endpoints/ID/schedule}.
 *
 * @param schedule a cron expression
 * @param zone on whose clocks; absent for UTC
 */
public record EndpointSchedule(@Nullable String schedule, @Nullable String zone) {}
