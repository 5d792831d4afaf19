package io.sealport.cli.deploy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.util.List;
import java.util.Optional;

/** Has the server take up what was installed, the way that it needs. */
final class Restart {

  private static final List<String> READ_UNITS = List.of("systemctl", "daemon-reload");

  private final Machine machine;
  private final FtpServer server;
  private final List<String> given;

  private Restart(Machine machine, FtpServer server, List<String> given) {
    this.machine = machine;
    this.server = server;
    this.given = given;
  }

  /** For an order. */
  static Restart of(Machine machine, DeployOrder order, FtpServer server) {
    return new Restart(machine, server, order.proof().restartCommand());
  }

  /**
   * Says no before anything is changed if nobody says how it is restarted here.
   *
   * @param configured whether the configuration is going to be changed
   * @throws Fault BAD_INPUT if it must be and nobody does
   */
  void requireKnown(boolean configured) {
    if (isNeeded(configured) && unknown().isPresent()) {
      throw Fault.of(Kind.BAD_INPUT, unknown().get())
          .withHint("say it with --restart-command PROGRAM ARGUMENT...");
    }
  }

  boolean isNeeded(boolean configured) {
    return server.wantsRestartCommand() || !server.usualRestart(configured).isEmpty();
  }

  private Optional<String> unknown() {
    boolean known = machine.runsSystemd() && !server.wantsRestartCommand();
    return given.isEmpty() && !known
        ? Optional.of(
            "it is not known how "
                + server.kind().title()
                + " is restarted here"
                + (machine.runsSystemd() ? "" : ", where systemd does not run"))
        : Optional.empty();
  }

  /**
   * Does it, where it is needed.
   *
   * @param configured whether the configuration was changed
   * @return what went wrong
   */
  Optional<String> run(boolean configured) {
    if (!isNeeded(configured) || unknown().isPresent()) {
      return isNeeded(configured) ? unknown() : Optional.empty();
    }
    if (!given.isEmpty()) {
      return run(given);
    }
    // A drop-in for the unit may have come.
    return (configured ? run(READ_UNITS) : Optional.<String>empty())
        .or(() -> run(server.usualRestart(configured)));
  }

  /**
   * The same after everything was put back: systemd hears last that a drop-in has gone, so that
   * open sessions outlive this restart too.
   */
  Optional<String> back(boolean configured) {
    if (!given.isEmpty() || !isNeeded(configured) || unknown().isPresent()) {
      return run(configured);
    }
    Optional<String> trouble = run(server.usualRestart(configured));
    Optional<String> units = configured ? run(READ_UNITS) : Optional.empty();
    return trouble.or(() -> units);
  }

  private Optional<String> run(List<String> command) {
    Programs.Ended ended = machine.programs().run(command);
    return ended.isGood()
        ? Optional.empty()
        : Optional.of(
            command.get(0)
                + " ended with "
                + ended.code()
                + (ended.words().isEmpty() ? "" : ": ")
                + ended.words());
  }
}
