package io.sealport.cli.agent;

import io.sealport.cli.console.Surroundings;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which agent: its configuration, from which all else follows. */
final class AgentOptions {

  private static final String ROOT = "root";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The agent's configuration; default SEALPORT_AGENT, else /etc/sealport/agent.yaml for"
              + " root and ~/.config/sealport/agent.yaml for others.")
  private @Nullable Path config;

  ConfigFile file() {
    return new ConfigFile(path());
  }

  private Path path() {
    if (config != null) {
      return config;
    }
    String told = environment().getOrDefault("SEALPORT_AGENT", "");
    if (!told.isEmpty()) {
      return Path.of(told);
    }
    return isRoot()
        ? Path.of("/etc/sealport/agent.yaml")
        : base("XDG_CONFIG_HOME", ".config").resolve("sealport/agent.yaml");
  }

  /** Where a new configuration has its state. */
  Path usualState() {
    return config != null || !environment().getOrDefault("SEALPORT_AGENT", "").isEmpty()
        ? Path.of("agent-state.json")
        : isRoot()
            ? Path.of("/var/lib/sealport/agent.json")
            : base("XDG_STATE_HOME", ".local/state").resolve("sealport/agent.json");
  }

  Map<String, String> environment() {
    return Surroundings.of(command).environment();
  }

  private static boolean isRoot() {
    return ROOT.equals(System.getProperty("user.name"));
  }

  /** XDG base directories: a relative path is to be ignored. */
  private Path base(String variable, String usual) {
    String told = environment().getOrDefault(variable, "");
    String home = environment().getOrDefault("HOME", System.getProperty("user.home", ""));
    return told.startsWith("/") ? Path.of(told) : Path.of(home).resolve(usual);
  }
}
