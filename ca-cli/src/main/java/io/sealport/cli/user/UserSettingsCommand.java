package io.sealport.cli.user;

import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sealport user settings}. */
@CommandLine.Command(
    name = "settings",
    description = "Print the settings of FTP programs for the certificate in a folder, to paste.",
    footer = {
      "",
      "Example:",
      "  sealport user settings ./alice --client lftp --ftp files.example.com"
    })
@Prints(value = ClientSettings.class, list = true)
public final class UserSettingsCommand extends Command {

  @Mixin private SettingsOptions settings = new SettingsOptions();

  @Parameters(paramLabel = "DIR", description = "The folder of the user's files.")
  private Path folder = Path.of("");

  @Override
  protected ExitCode run(Printer printer) {
    settings.require();
    List<ClientSettings> found = settings.of(UserFiles.in(folder));
    printer.result(found, ClientSettings.text(found));
    return ExitCode.DONE;
  }
}
