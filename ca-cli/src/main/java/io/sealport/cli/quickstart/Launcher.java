package io.sealport.cli.quickstart;

import io.sealport.cli.Main;
import io.sealport.cli.console.Quoted;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.Optional;

/**
 * How this program is called in a shell.
 *
 * @param here in the folder that it runs in
 * @param anywhere in every folder
 */
record Launcher(String here, String anywhere) {

  private static final String NAME = "sealport";

  /** By its bare name where the search path leads to it, else by the file's path. */
  static Launcher find(Map<String, String> environment) {
    Optional<Path> script = script();
    if (script.isEmpty() || isOnPath(script.get(), environment)) {
      return new Launcher(NAME, NAME);
    }
    Path file = script.get();
    Path folder = Path.of("").toAbsolutePath();
    String near = file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
    return new Launcher(
        Quoted.word(near.contains("/") ? near : "./" + near), Quoted.word(file.toString()));
  }

  /** {@code bin/sealport} beside the folder that the jar or the classes are in. */
  private static Optional<Path> script() {
    CodeSource source = Main.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return Optional.empty();
    }
    try {
      Path program = Path.of(source.getLocation().toURI());
      return Optional.of(program.resolveSibling("../bin/" + NAME).normalize())
          .filter(Files::isExecutable);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isOnPath(Path script, Map<String, String> environment) {
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path candidate = Path.of(folder).resolve(NAME);
      if (Files.isExecutable(candidate)) {
        return isSame(candidate, script);
      }
    }
    return false;
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }
}
