package io.sealport.cli.inspect;

import io.sealport.api.ProfileInfo;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import io.sealport.policy.Profile;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sealport policy show}. */
@CommandLine.Command(
    name = "show",
    description = "Print a profile as its file has it.",
    footer = {"", "Example:", "  sealport policy show ftps-server"})
@Prints(ProfileInfo.class)
final class PolicyShowCommand extends Command {

  @Parameters(paramLabel = "NAME", description = "The profile's name.")
  private String name = "";

  @Mixin private PolicyOptions policies = new PolicyOptions();

  @Override
  protected ExitCode run(Printer printer) {
    Profile profile = policies.rulebook().require(name);
    ProfileInfo info =
        new ProfileInfo(
            profile.name(),
            profile.description(),
            String.join(", ", profile.issuers()),
            profile.source(),
            profile.yaml());
    printer.result(info, profile.yaml());
    return ExitCode.DONE;
  }
}
