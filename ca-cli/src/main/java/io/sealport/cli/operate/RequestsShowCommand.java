package io.sealport.cli.operate;

import io.sealport.api.AttemptInfo;
import io.sealport.api.RequestInfo;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Text;
import io.sealport.fault.ExitCode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport requests show}. */
@CommandLine.Command(
    name = "show",
    description = {
      "Show a request: what it still owes, what was tried to prove it, why it was refused.",
      "With --transcript also what was done and heard at each attempt."
    },
    footer = {
      "",
      "Examples:",
      "  sealport requests show 3f0c9a --home ./ca",
      "  sealport requests show 3f0c9a --transcript --json --home ./ca"
    })
@Prints(RequestInfo.class)
public final class RequestsShowCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "The request's id.")
  private String id = "";

  @Option(names = "--transcript", description = "Show what was done and heard at each attempt.")
  private boolean transcript;

  @Override
  protected ExitCode run(Printer printer) {
    String path = "/requests/" + Query.segment(id);
    try (Connection connection = server.connect()) {
      RequestInfo found = connection.api().get(path, RequestInfo.class);
      if (transcript) {
        List<AttemptInfo> whole = connection.api().list(path + "/attempts", AttemptInfo.class);
        found = found.withProofs(found.steps(), whole);
      }
      printer.result(found, text(found));
    }
    return ExitCode.DONE;
  }

  private String text(RequestInfo request) {
    List<String> lines = new ArrayList<>(RequestTable.of(request).lines());
    if (!request.attempts().isEmpty()) {
      lines.add("");
      lines.addAll(RequestTable.attempts(request.attempts()).lines());
    }
    if (transcript) {
      request.attempts().stream().filter(a -> a.officer() == null).forEach(a -> add(a, lines));
    }
    return String.join("\n", lines);
  }

  /** Each line made visible before they are joined: what was heard may hold line ends. */
  private static void add(AttemptInfo attempt, List<String> lines) {
    String when = Text.time(attempt.started());
    lines.add("");
    lines.add(Text.visible(attempt.check() + " of " + attempt.subject() + " at " + when + ":"));
    attempt.transcript().forEach(l -> lines.add("  " + Text.visible(l)));
    if (attempt.transcript().isEmpty()) {
      lines.add("  (no transcript)");
    }
  }
}
