package io.sealport.cli.quickstart;

import io.sealport.cli.Main;
import io.sealport.cli.console.ErrorPrinter;
import io.sealport.cli.console.Surroundings;
import io.sealport.cli.server.Passphrase;
import io.sealport.cli.server.RunFile;
import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sealport quickstart}. */
@Command(
    name = "quickstart",
    description = {
      "Make a CA in a new folder and go through the main job before your eyes: certificates for an",
      "FTPS endpoint and a user, files over FTPS, revocation, and the same login refused.",
      "Exit code 0 only if all of that really happened. Nothing that exists is touched."
    },
    footer = {"", "Example:", "  sealport quickstart --dir ./try --keep"})
public final class QuickstartCommand implements Callable<Integer> {

  private static final List<String> OF_ANOTHER_CA =
      List.of("SEALPORT_HOME", "SEALPORT_TOKEN", Passphrase.VARIABLE);

  private final CommandEntry entry;

  @Spec private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "An empty or new folder; else ./sealport-quickstart, or the next free -2, -3.")
  private @Nullable Path dir;

  @Option(names = "--keep", description = "Leave the server running, and say how to use it.")
  private boolean keep;

  /** The command as the program knows it. */
  public QuickstartCommand() {
    this(Main::run);
  }

  QuickstartCommand(CommandEntry entry) {
    this.entry = entry;
  }

  @Override
  public Integer call() {
    var line = command.commandLine();
    Map<String, String> environment = environment();
    Transcript transcript = new Transcript(line.getOut(), line.getErr());
    TourFolder folder = dir == null ? TourFolder.choose(Path.of("")) : TourFolder.of(dir);
    Launcher launcher = Launcher.find(environment);
    Shell shell = new Shell(entry, environment, launcher, transcript);
    transcript.line("Sealport quick start, in " + folder.folder());
    ErrorPrinter errors = new ErrorPrinter(line.getErr(), environment);
    try {
      Optional<RunFile> kept = new Tour(folder, shell, transcript).run(keep);
      new Closing(folder.anywhere(), launcher, transcript).print(kept);
      return ExitCode.DONE.number();
    } catch (StepFailedException e) {
      return errors.print(e.code(), transcript.where() + e.getMessage(), kept(folder)).number();
    } catch (Fault e) {
      String hint = e.hint().orElse(kept(folder));
      return errors.print(ExitCode.of(e.kind()), transcript.where() + e.message(), hint).number();
    } catch (IOException e) {
      String message = transcript.where() + e.getMessage();
      return errors.print(ExitCode.UNAVAILABLE, message, kept(folder)).number();
    }
  }

  /** Without what speaks of another CA: its home, a token for it, the passphrase of its keys. */
  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(Surroundings.of(command).environment());
    environment.keySet().removeAll(OF_ANOTHER_CA);
    return environment;
  }

  private static String kept(TourFolder folder) {
    TourFolder there = folder.anywhere();
    return "what was made so far is in "
        + there.folder()
        + (Files.exists(there.serverLog()) ? ", the server's log too" : "");
  }
}
