package io.sealport.cli.deploy;

import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Progress;
import io.sealport.fault.ExitCode;
import io.sealport.ftps.server.FtpServerKind;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sealport install}. */
@CommandLine.Command(
    name = "install",
    description = {
      "Have an FTP server serve a certificate, and put everything back if it does not.",
      "Without --apply it says what is to be done; with --dry-run as a diff of the server's"
          + " configuration. Ends with 9 if the new certificate is not served or a login broke."
    },
    footer = {
      "",
      "Examples:",
      "  sealport install --server vsftpd --from /root/ftps --dry-run",
      "  sealport install --server proftpd --from ./ftp --apply --clients required",
      "  sealport install --server vsftpd --from ./ftp --apply --probe 192.0.2.10:21 \\",
      "      --restart-command /usr/local/sbin/restart-ftp now",
    })
@Prints(InstallCommand.Installed.class)
public final class InstallCommand extends Command {

  @Option(
      names = "--server",
      required = true,
      paramLabel = "KIND",
      completionCandidates = InstallOptions.Kinds.class,
      description =
          "The FTP server: vsftpd, proftpd, pureftpd, filezilla, ftpserver, sftpgo, iis or generic.")
  private String server = "";

  @Mixin private InstallOptions options = new InstallOptions();

  @ArgGroup private Doing doing = new Doing();

  /** At most one of them. */
  static final class Doing {
    @Option(names = "--dry-run", description = "Show the changes of the configuration as a diff.")
    private boolean dryRun;

    @Option(names = "--files-only", description = "Write the files into --to, touch no server.")
    private boolean filesOnly;

    @Option(names = "--apply", description = "Do it.")
    private boolean apply;

    private DeployOrder.Mode mode() {
      if (apply) {
        return DeployOrder.Mode.APPLY;
      }
      if (filesOnly) {
        return DeployOrder.Mode.FILES_ONLY;
      }
      return dryRun ? DeployOrder.Mode.DRY_RUN : DeployOrder.Mode.SHOW;
    }
  }

  /** What {@code --json} prints. */
  record Installed(
      String server, String result, String why, List<String> changes, List<String> notes) {}

  @Override
  protected ExitCode run(Printer printer) {
    FtpServerKind kind = FtpServerKind.parse("--server", server);
    DeployOrder order = options.order(kind, doing.mode());
    DeployOutcome outcome =
        Progress.during(output.talk(), "installing", () -> Installation.here().install(order));
    List<String> lines = new ArrayList<>(outcome.changes());
    lines.add(outcome.result().wire() + ": " + outcome.why());
    printer.result(
        new Installed(
            kind.id(), outcome.result().wire(), outcome.why(), outcome.changes(), outcome.notes()),
        String.join("\n", lines));
    if (!printer.json()) {
      outcome.notes().forEach(printer::say);
    }
    return switch (outcome.result()) {
      case UNCHANGED, INSTALLED, SHOWN -> ExitCode.DONE;
      case ROLLED_BACK, NOT_SERVED -> ExitCode.FOUND_WRONG;
    };
  }
}
