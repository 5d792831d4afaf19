package io.sealport.cli.enrol;

import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport request resume}. */
@CommandLine.Command(
    name = "resume",
    description = "Go on with a request that was pending: fetch its certificate.",
    footer = {
      "",
      "Example:",
      "  sealport request resume 3f0c9a... --out ./ftp --server https://ca.example.com:8443 \\",
      "      --trust root.pem"
    })
@Prints(Enrolled.class)
public final class RequestResumeCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private OutOptions out = new OutOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "The request's id; else the one that the folder remembers.")
  private @Nullable String id;

  @Option(names = "--wait", description = "Wait until it is decided.")
  private boolean wait;

  @Override
  protected ExitCode run(Printer printer) {
    OpenRequest open = new OpenRequest(out.folder());
    RequestState state = open.state(id);
    try (Connection connection = server.connect()) {
      // A renewal replaces what it renews.
      boolean replace = out.force() || state.renews() != null || state.delivering();
      Enrolment enrolment =
          new Enrolment(connection.api(), open, out.delivery(), replace, server.again());
      return new Settlement(enrolment, out.folder(), wait)
          .settle(enrolment.again(state), open.key(state), printer, output.talk());
    }
  }
}
