package io.sealport.cli.agent;

import io.sealport.cli.deploy.DeployOrder;
import io.sealport.cli.deploy.DeployOutcome;
import io.sealport.fault.Fault;
import io.sealport.pki.Name;
import io.sealport.testing.FakeClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One certificate, its agent, and time that passes as fast as nothing is due. */
final class AgentWorld {

  static final String ID = "alice";

  final FakeClock clock = new FakeClock();
  final TimedCa signer = new TimedCa("Root", clock.instant().minus(Duration.ofDays(1)));
  final PlayedCa ca;
  final List<String> log = new ArrayList<>();
  final List<DeployOrder> orders = new ArrayList<>();
  final Path base;
  Optional<Fault> busy = Optional.empty();
  DeployOutcome.Result installs = DeployOutcome.Result.INSTALLED;
  private Watched watched;
  private Agent agent;

  AgentWorld(Path base, Duration lifetime) {
    this.base = base;
    Path folder = base.resolve(ID);
    this.ca = new PlayedCa(signer, folder, Name.parse("login:alice"), clock, lifetime);
    ca.deliver();
    this.watched =
        new Watched(
            ID,
            folder,
            URI.create("https://ca.example.test:8443"),
            folder.resolve("root.pem"),
            false,
            Duration.ofDays(2),
            Optional.empty(),
            Optional.empty(),
            new Hooks(List.of(), List.of(), Hooks.USUAL_LIMIT));
    this.agent = start();
  }

  Folder folder() {
    return new Folder(watched.folder());
  }

  String serial() {
    return folder().facts().serial().toString();
  }

  AgentWorld with(Optional<DeployOrder> install, Hooks hooks) {
    watched =
        new Watched(
            ID,
            watched.folder(),
            watched.server(),
            watched.trust(),
            false,
            watched.refresh(),
            Optional.empty(),
            install,
            hooks);
    return this;
  }

  Path stateFile() {
    return base.resolve("state.json");
  }

  /** The process ends and another begins. */
  void restart() {
    agent = start();
  }

  private Agent start() {
    return new Agent(
        new StateFile(stateFile()),
        new Agent.Tools(
            w -> ca,
            spread ->
                new Means(
                    this::install,
                    new HookRun(Map.of("PATH", "/usr/bin:/bin")),
                    spread,
                    ticking(),
                    log::add),
            ticking(),
            log::add));
  }

  /** Time passes while one looks at the clock, as everywhere. */
  private Clock ticking() {
    return new Clock() {
      @Override
      public Instant instant() {
        clock.advance(Duration.ofMillis(1));
        return clock.instant();
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  private DeployOutcome install(DeployOrder order) {
    busy.ifPresent(
        fault -> {
          throw fault;
        });
    orders.add(order);
    return new DeployOutcome(installs, "as the test wants it", List.of(), List.of());
  }

  Memory memory() {
    return new StateFile(stateFile()).read().of(ID);
  }

  /** One look now. */
  Instant look() {
    return agent.pass(new AgentConfig(stateFile(), List.of(watched)), () -> false);
  }

  /** Looks whenever something is due, until that moment. */
  void until(Instant end) {
    while (clock.instant().isBefore(end)) {
      Instant next = look();
      Instant least = clock.instant().plusSeconds(1);
      Instant then = next.isBefore(least) ? least : next;
      clock.set(then.isAfter(end) ? end : then);
    }
  }

  void pass(Duration length) {
    until(clock.instant().plus(length));
  }

  AgentStatus status() {
    Means means =
        new Means(
            this::install,
            new HookRun(Map.of()),
            new Spread(new StateFile(stateFile()).read().machine()),
            clock,
            log::add);
    return AgentStatus.of(Ward.of(watched, ca, means), memory());
  }

  /** An executable file. */
  Path script(String name, String text) {
    try {
      Path file = base.resolve(name);
      Files.writeString(file, "#!/bin/sh\n" + text + "\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
