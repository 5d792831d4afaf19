package io.sealport.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.cli.world.FtpsOptions;
import io.sealport.cli.world.FtpsServer;
import io.sealport.cli.world.OutsidePrograms;
import io.sealport.cli.world.ProgramRun;
import io.sealport.cli.world.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Runs the very text that {@code sealport user settings} prints, in an empty home. The password is
 * given as a person would: typed where the program asks, or kept in {@code .netrc} for lftp, which
 * asks nobody but a terminal.
 */
final class PrintedSettings {

  private static final Set<String> CLIENTS = Set.of("lftp", "curl", "python");
  private static final Duration LIMIT = Duration.ofSeconds(40);

  private final SealportProcess sealport;
  private final Path home;

  PrintedSettings(SealportProcess sealport, Path home) {
    this.sealport = sealport;
    this.home = home;
  }

  /** What each program did that these settings are for, by its name. */
  Map<String, Result> run(Path files, FtpsServer server) {
    String scheme = server.options().implicit() ? "ftps://" : "ftpes://";
    String ftp = scheme + "localhost:" + server.port();
    Map<String, Result> runs = new TreeMap<>();
    for (JsonNode one : sealport.json("user", "settings", files.toString(), "--ftp", ftp)) {
      String client = one.path("client").asText();
      if (CLIENTS.contains(client)) {
        runs.put(client, run(client, one.path("text").asText()));
      }
    }
    assertThat(runs).hasSameSizeAs(CLIENTS);
    return runs;
  }

  private Result run(String client, String text) {
    try {
      Path script = Files.writeString(home.resolve(client + ".settings"), text);
      prepare();
      // Without a terminal of its own a program that asks for a password reads standard input.
      String command = "setsid -w " + program(client) + " '" + script + "' < password";
      return ProgramRun.run(List.of("sh", "-c", command), home, Map.of(), LIMIT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String program(String client) {
    return switch (client) {
      case "lftp" -> OutsidePrograms.path("lftp") + " -f";
      case "curl" -> "sh";
      case "python" -> OutsidePrograms.path("python3").toString();
      default -> throw new IllegalArgumentException(client);
    };
  }

  /** The password, and bounds that only a test needs. */
  private void prepare() throws IOException {
    Files.writeString(home.resolve("password"), FtpsOptions.PASSWORD + "\n");
    Path netrc = home.resolve(".netrc");
    Files.writeString(
        netrc,
        "machine localhost login " + FtpsOptions.USER + " password " + FtpsOptions.PASSWORD + "\n");
    Files.setPosixFilePermissions(netrc, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(
        home.resolve(".lftprc"),
        "set cmd:fail-exit true\nset net:max-retries 1\nset net:timeout 10\nset dns:order inet\n");
    Files.writeString(home.resolve(".curlrc"), "silent\nshow-error\nipv4\nmax-time = 20\n");
  }
}
