package io.sealport.cli.world;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The openssl command, run in one folder, against which relative file names are taken. */
public final class OpenSsl {
  /** Far more than any command of a test takes, a 4096-bit RSA key included. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Path program = OutsidePrograms.path("openssl");
  private final Path folder;

  public OpenSsl(Path folder) {
    this.folder = folder;
  }

  public Result run(String... arguments) {
    return run(List.of(arguments));
  }

  public Result run(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(arguments);
    return ProgramRun.run(command, folder, LIMIT);
  }
}
