package io.sealport.server.events.action;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program that is run.
 *
 * @param command the program's path and its arguments as they are; no shell sees them
 * @param user who runs it, {@code USER} or {@code USER:GROUP}, where the server is root; the group
 *     is that of the user's name if left out; empty for the server's own user
 * @param environment what it finds beside the event's facts
 * @param folder where it runs
 */
public record ProcessSettings(
    List<String> command,
    Optional<String> user,
    Map<String, String> environment,
    Path folder,
    Duration timeout)
    implements ActionSettings {

  /** util-linux's; with it a process can gain no rights. */
  public static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  @Override
  public String kind() {
    return "process";
  }

  @Override
  public String target() {
    return command.get(0);
  }
}
