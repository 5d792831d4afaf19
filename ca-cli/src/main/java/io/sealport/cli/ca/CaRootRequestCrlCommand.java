package io.sealport.cli.ca;

import io.sealport.api.RootWanted;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code sealport ca root request-crl}. */
@CommandLine.Command(
    name = "request-crl",
    description = "Ask an offline root for a CRL that lists every CA revoked so far.",
    footer = {"", "Example:", "  sealport ca root request-crl --out request.json --home ./ca"})
@Prints(RequestFile.Written.class)
public final class CaRootRequestCrlCommand extends Command {

  @Mixin private RequestFile file = new RequestFile();

  @Override
  protected ExitCode run(Printer printer) {
    file.write(new RootWanted("crl", null, null), printer);
    return ExitCode.DONE;
  }
}
