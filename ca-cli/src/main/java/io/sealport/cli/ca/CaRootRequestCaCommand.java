package io.sealport.cli.ca;

import io.sealport.api.RootWanted;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import io.sealport.pki.CaId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport ca root request-ca}. */
@CommandLine.Command(
    name = "request-ca",
    description = {
      "Ask an offline root for a new issuing CA. The server makes its key and keeps it; the same",
      "request is written again while it is open."
    },
    footer = {
      "",
      "Example:",
      "  sealport ca root request-ca servers-2 --out request.json --home ./ca"
    })
@Prints(RequestFile.Written.class)
public final class CaRootRequestCaCommand extends Command {

  @Mixin private RequestFile file = new RequestFile();

  @Parameters(paramLabel = "ID", description = "servers-... or users-..., as in servers-2.")
  private String id = "";

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "In the subject, between the CA's name and CA; made from the ID without it.")
  private @Nullable String title;

  @Override
  protected ExitCode run(Printer printer) {
    file.write(new RootWanted("ca", CaId.requireIssuing(id), title), printer);
    return ExitCode.DONE;
  }
}
