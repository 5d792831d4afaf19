package io.sealport.cli.endpoint;

import io.sealport.api.EndpointInfo;
import io.sealport.api.EndpointRequest;
import io.sealport.api.EndpointsAdded;
import io.sealport.api.EndpointsRequest;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Text;
import io.sealport.fault.ExitCode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport endpoints add}. */
@CommandLine.Command(
    name = "add",
    description = {
      "Have the server watch FTPS endpoints: what they serve, on a schedule.",
      "What is watched already stays as it is, unless --force gives it these settings."
    },
    footer = {
      "",
      "Examples:",
      "  sealport endpoints add ftp.example.com --every \"30 5 * * *\" --zone Europe/Berlin --preview",
      "  sealport endpoints add ftp.example.com:990 --mode implicit --label eu --home ./ca"
    })
@Prints(EndpointsAdded.class)
public final class EndpointsAddCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Mixin private EndpointSettings settings = new EndpointSettings();

  @Parameters(arity = "1..*", paramLabel = "HOST[:PORT]", description = "Where it is.")
  private List<String> hosts = new ArrayList<>();

  @Option(
      names = "--preview",
      description = "Only say what would be done, and when the next looks would be.")
  private boolean preview;

  @Option(names = "--force", description = "Give these settings to what is watched already too.")
  private boolean force;

  @Override
  protected ExitCode run(Printer printer) {
    List<EndpointRequest> wanted = hosts.stream().map(EndpointId::parse).map(settings::of).toList();
    List<Instant> runs = settings.preview(Clock.systemUTC().instant());
    try (Connection connection = server.connect()) {
      EndpointsAdded done =
          connection
              .api()
              .post(
                  "/endpoints", new EndpointsRequest(wanted, force, preview), EndpointsAdded.class);
      if (preview) {
        runs.forEach(r -> printer.say("next look: " + Text.time(r)));
      }
      AddedText.tell(done, preview, printer);
      List<EndpointInfo> all = AddedText.all(done);
      printer.result(done, EndpointTable.of(all));
    }
    return ExitCode.DONE;
  }
}
