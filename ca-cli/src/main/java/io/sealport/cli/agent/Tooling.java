package io.sealport.cli.agent;

import io.sealport.cli.deploy.Installation;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/** What an agent works with on this machine. */
final class Tooling {

  private Tooling() {}

  static Agent.Tools of(Map<String, String> environment, Consumer<String> log) {
    Clock clock = Clock.systemUTC();
    HookRun hooks = new HookRun(environment);
    return new Agent.Tools(
        RestCa::new,
        spread -> new Means(Installation.here(), hooks, spread, clock, log),
        clock,
        log);
  }
}
