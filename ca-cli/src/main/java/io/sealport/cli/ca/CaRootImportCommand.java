package io.sealport.cli.ca;

import io.sealport.api.RootTaken;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Table;
import io.sealport.cli.console.Text;
import io.sealport.fault.ExitCode;
import io.sealport.files.SafeFile;
import io.sealport.root.RootAnswer;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sealport ca root import}. */
@CommandLine.Command(
    name = "import",
    description = "Take what an offline root has signed: publish the CRL, put the CA into service.",
    footer = {"", "Example:", "  sealport ca root import answer.json --home ./ca"})
@Prints(RootTaken.class)
public final class CaRootImportCommand extends Command {

  private static final long MAX_ANSWER = 1 << 20;

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "FILE", description = "The file that root sign wrote.")
  private Path file = Path.of("");

  @Override
  protected ExitCode run(Printer printer) {
    RootAnswer answer = RootAnswer.parse(SafeFile.read(file, MAX_ANSWER));
    try (Connection connection = server.connect()) {
      RootTaken taken = connection.api().post("/root/answers", answer, RootTaken.class);
      boolean crl = taken.kind().equals("crl");
      printer.result(
          taken,
          Table.of()
              .row(crl ? "CRL of" : "New CA", taken.ca())
              .row(crl ? "Number" : "Serial", taken.number())
              .row("Until", Text.time(taken.until())));
      if (!crl) {
        printer.hint("name it in the issuer of a profile and start the server again to issue");
      }
    }
    return ExitCode.DONE;
  }
}
