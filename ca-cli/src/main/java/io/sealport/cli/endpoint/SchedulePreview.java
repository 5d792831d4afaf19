package io.sealport.cli.endpoint;

import java.time.Instant;
import java.util.List;

/**
 * A schedule and its next runs.
 *
 * @param schedule a cron expression
 * @param zone on whose clocks
 * @param runs the next ones, in order
 * @param endpoints which have this schedule now
 */
record SchedulePreview(String schedule, String zone, List<Instant> runs, List<String> endpoints) {}
