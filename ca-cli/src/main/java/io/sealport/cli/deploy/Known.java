package io.sealport.cli.deploy;

import io.sealport.ftps.server.Capabilities;
import io.sealport.ftps.server.ServerVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the table of capabilities says of the server that is here. */
final class Known {

  private static final Pattern VERSION =
      Pattern.compile("(?:version |v|Version |^)(\\d+(?:\\.\\d+)+[a-z]?)");

  private final Machine machine;
  private final DeployOrder order;

  Known(Machine machine, DeployOrder order) {
    this.machine = machine;
    this.order = order;
  }

  /** What a revocation will and will not do there, in plain words. */
  List<String> notes() {
    Optional<ServerVersion> version = order.settings().version().or(this::asked);
    List<String> notes = new ArrayList<>();
    version.ifPresent(v -> notes.add(order.server().title() + " here is version " + v + "."));
    notes.addAll(Capabilities.shipped().revocation(order.server(), version));
    return notes;
  }

  private Optional<ServerVersion> asked() {
    List<String> command = FtpServers.of(order.server()).versionCommand();
    if (command.isEmpty()) {
      return Optional.empty();
    }
    return program(command.get(0))
        .map(p -> List.of(p.toString(), command.get(1)))
        .map(c -> machine.programs().runTalkingToInput(c).words())
        .map(VERSION::matcher)
        .filter(Matcher::find)
        .map(m -> ServerVersion.parse(m.group(1)));
  }

  private Optional<Path> program(String name) {
    return order
        .settings()
        .program()
        .or(() -> machine.first(List.of("/usr/sbin/" + name, "/usr/bin/" + name)))
        .filter(p -> p.toFile().canExecute());
  }
}
