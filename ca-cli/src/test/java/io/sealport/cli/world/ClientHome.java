package io.sealport.cli.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A client's run in an empty home of its own, its script in a file that only we may read. */
final class ClientHome {
  /** A transfer on loopback takes under a second; the clients' own limits are shorter than this. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final String SCRIPT = "script";

  private ClientHome() {}

  /** Runs the command that {@code command} makes of the script's file. */
  static Result run(List<String> script, Function<Path, List<String>> command) {
    try {
      // createTempDirectory makes it 0700: the script holds a password.
      Path home = Files.createTempDirectory("sealport-client-");
      try {
        Path file = Files.write(home.resolve(SCRIPT), script);
        return ProgramRun.run(command.apply(file), home, LIMIT);
      } finally {
        delete(home);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In double quotes, as both lftp and curl's configuration read it. */
  static String quoted(Object text) {
    return '"' + text.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static void delete(Path home) throws IOException {
    try (Stream<Path> tree = Files.walk(home)) {
      for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
