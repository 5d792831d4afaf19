package io.sealport.cli.operate;

import io.sealport.api.DryRunInfo;
import io.sealport.api.PoliciesReloaded;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code sealport policy reload}. */
@CommandLine.Command(
    name = "reload",
    description = {
      "Have a running server read its profiles again, all or none.",
      "The next request is judged by them. With any mistake nothing changes."
    },
    footer = {"", "Example:", "  sealport policy reload --home /var/lib/sealport"})
@Prints(PoliciesReloaded.class)
public final class PolicyReloadCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      PoliciesReloaded done =
          connection.api().post("/policies/reload", Map.of(), PoliciesReloaded.class);
      printer.result(done, ProfileChangeTable.of(done.changes()));
      printer.say(
          done.changes().isEmpty()
              ? "nothing has changed"
              : done.changes().size() + " profiles differ; they are in force");
      printer.say("fingerprint of all profiles: " + done.fingerprint());
      tell(done.dryRun(), printer);
    }
    return ExitCode.DONE;
  }

  private static void tell(@org.jspecify.annotations.Nullable DryRunInfo dryRun, Printer printer) {
    if (dryRun != null) {
      dryRun.problems().forEach(p -> printer.say("dry-run not loaded: " + p));
      if (dryRun.problems().isEmpty()) {
        printer.say(dryRun.profiles().size() + " profiles are tried beside them");
      }
    }
  }
}
