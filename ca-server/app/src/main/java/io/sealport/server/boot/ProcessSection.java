package io.sealport.server.boot;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.server.events.action.ProcessSettings;
import io.sealport.yaml.YamlMap;
import io.sealport.yaml.YamlValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code process} of a channel: a program and its arguments, never a line for a shell. */
final class ProcessSection {

  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern USER =
      Pattern.compile("[a-z_][a-z0-9_-]{0,31}(:[a-z_][a-z0-9_-]{0,31})?");

  private ProcessSection() {}

  /**
   * Reads the section.
   *
   * @throws Fault BAD_CONFIGURATION with file, line and what is wanted
   */
  static ProcessSettings read(YamlMap section, Path home) {
    section.only("command", "user", "environment", "folder", "timeout");
    List<YamlValue> command = section.list("command");
    if (command.isEmpty()) {
      throw section.place().fault("\"command\" is missing: a program's path and its arguments");
    }
    YamlValue program = command.get(0);
    program.as(ProcessSection::program);
    return new ProcessSettings(
        command.stream().map(YamlValue::text).toList(),
        section.find("user").map(v -> v.as(ProcessSection::user)),
        section.map("environment").map(ProcessSection::environment).orElse(Map.of()),
        section
            .find("folder")
            .map(v -> v.as(text -> folder(SectionValues.path(v, home))))
            .orElse(Path.of("/")),
        SectionValues.duration(section, "timeout", LONGEST, Duration.ofSeconds(30)));
  }

  /** It runs with the server's rights, so nobody else may put another in its place. */
  private static Path program(String text) {
    Path program = Path.of(text);
    if (!program.isAbsolute() || !Files.isRegularFile(program) || !Files.isExecutable(program)) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "\"" + text + "\" cannot be run; wanted the whole path of a program, without arguments");
    }
    try {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(program);
      if (rights.contains(PosixFilePermission.OTHERS_WRITE)
          || rights.contains(PosixFilePermission.GROUP_WRITE)) {
        throw Fault.of(Kind.BAD_INPUT, "others than its owner may write " + program);
      }
      return program;
    } catch (IOException e) {
      throw Fault.of(Kind.BAD_INPUT, "cannot look at " + program, e);
    }
  }

  private static String user(String text) {
    if (!USER.matcher(text).matches()) {
      throw Fault.of(Kind.BAD_INPUT, "\"" + text + "\" is no user; wanted USER or USER:GROUP");
    }
    if (!Files.isExecutable(ProcessSettings.SETPRIV)) {
      throw Fault.of(
          Kind.BAD_INPUT, "another user needs " + ProcessSettings.SETPRIV + " (util-linux)");
    }
    return text;
  }

  private static Map<String, String> environment(YamlMap section) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (String key : section.keys()) {
      YamlValue value = section.require(key);
      if (!VARIABLE.matcher(key).matches() || key.startsWith("SEALPORT_EVENT_")) {
        throw value.place().fault("\"" + key + "\" is no name for a variable of the environment");
      }
      environment.put(key, value.text());
    }
    return environment;
  }

  private static Path folder(Path folder) {
    return Optional.of(folder)
        .filter(Files::isDirectory)
        .orElseThrow(() -> Fault.of(Kind.NOT_FOUND, "no folder " + folder));
  }
}
