package io.sealport.cli.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a schedule runs.
 *
 * @param name absent for a bare expression
 * @param next in order
 */
public record NextRuns(@Nullable String name, String cron, String zone, List<Instant> next) {}
