package io.sealport.cli.quickstart;

import io.sealport.cli.server.RunFile;
import java.nio.file.Path;
import java.util.Optional;

/** The last lines: what is there now, and the commands to go on with. */
final class Closing {

  private final TourFolder folder;
  private final Launcher launcher;
  private final Transcript transcript;

  /**
   * @param folder from anywhere: these commands are for later, and for other terminals
   */
  Closing(TourFolder folder, Launcher launcher, Transcript transcript) {
    this.folder = folder;
    this.launcher = launcher;
    this.transcript = transcript;
  }

  void print(Optional<RunFile> kept) {
    kept.ifPresentOrElse(this::kept, this::stopped);
    transcript.line("");
    transcript.line(
        "All of it happened: "
            + transcript.steps()
            + " steps in "
            + transcript.elapsed()
            + ". Everything is in "
            + folder.folder()
            + (kept.isPresent() ? "." : "; nothing is left running."));
  }

  private void stopped() {
    transcript.line("");
    transcript.line("To go on with this CA:");
    command("serve", "--home", folder.ca());
  }

  private void kept(RunFile server) {
    Path operators = folder.ca().resolve("operators");
    transcript.line("");
    transcript.line("The CA goes on running, as process " + server.pid() + ". On this machine:");
    command("list", "--home", folder.ca());
    command(
        "request",
        "--home",
        folder.ca(),
        "--profile",
        "ftps-user",
        "--name",
        "bob",
        "--out",
        folder.user("bob"));
    transcript.line("Over the network, with the root to trust and the operator's certificate:");
    command(
        "list",
        "--server",
        server.https(),
        "--trust",
        folder.root(),
        "--cert",
        operators.resolve("admin.crt"),
        "--key",
        operators.resolve("admin.key"));
    transcript.line("To stop it, and to start it again:");
    transcript.command(ShellText.of("kill " + server.pid(), Shell.arguments()));
    command("serve", "--home", folder.ca());
  }

  private void command(Object... words) {
    transcript.command(ShellText.of(launcher.anywhere(), Shell.arguments(words)));
  }
}
