package io.sealport.server.identity;

import java.time.Duration;

/**
 * How long checks may look.
 *
 * @param each one look
 * @param all those of one call, while the requester waits
 */
public record LookTimes(Duration each, Duration all) {

  /** A client waits a minute. */
  public static final LookTimes STANDARD =
      new LookTimes(Duration.ofSeconds(10), Duration.ofSeconds(40));
}
