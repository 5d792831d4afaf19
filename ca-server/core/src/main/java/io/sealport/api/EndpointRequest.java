package io.sealport.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An FTPS endpoint to be watched.
 *
 * @param name its host name or address, {@code type:value} or bare
 * @param port absent for that of the mode: 990 for implicit, else 21
 * @param mode absent for auto
 * @param schedule when it is looked at, a cron expression; absent for every six hours
 * @param zone on whose clocks; absent for UTC
 * @param profile the profile that its certificate is of, where only that one counts
 * @param testsRevoked whether each look also tries to come in with a revoked certificate, which an
 *     endpoint must refuse; absent for false
 * @param server what program serves there, for hints
 * @param labels of letters, digits, dots and hyphens
 */
public record EndpointRequest(
    @Nullable String name,
    @Nullable Integer port,
    @Nullable String mode,
    @Nullable String schedule,
    @Nullable String zone,
    @Nullable String profile,
    @Nullable Boolean testsRevoked,
    @Nullable String server,
    @Nullable List<String> labels) {}
