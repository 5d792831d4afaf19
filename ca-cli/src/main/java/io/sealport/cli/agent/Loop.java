package io.sealport.cli.agent;

import io.sealport.fault.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Looks, sleeps until something is due, and looks again. */
final class Loop {

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** A clock that is set, or a machine that wakes up, is noticed within a minute. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final ConfigFile file;
  private final Agent agent;
  private final Clock clock;
  private final Consumer<String> log;
  private AgentConfig config;

  /**
   * @throws Fault if the configuration is wrong at the start
   */
  Loop(ConfigFile file, Agent agent, Clock clock, Consumer<String> log) {
    this.file = file;
    this.agent = agent;
    this.clock = clock;
    this.log = log;
    this.config = file.read();
  }

  /**
   * Goes on until it is told to stop.
   *
   * @return how often it looked
   */
  long run(Stop stop) {
    long passes = 0;
    while (!stop.isWished()) {
      config = current();
      Instant next = agent.pass(config, stop::isWished);
      passes++;
      stop.sleep(within(Duration.between(clock.instant(), next)));
    }
    return passes;
  }

  /** A configuration that became wrong is told of; the one before it goes on. */
  private AgentConfig current() {
    try {
      AgentConfig found = file.read();
      if (!found.state().equals(config.state())) {
        log.accept("another state file holds after the next start");
      }
      return found;
    } catch (Fault e) {
      log.accept(e.message() + "; the configuration before goes on");
      return config;
    }
  }

  private static Duration within(Duration length) {
    return length.compareTo(SHORTEST) < 0
        ? SHORTEST
        : length.compareTo(LONGEST) > 0 ? LONGEST : length;
  }
}
