package io.sealport.cli.enrol;

import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.prove.Answering;
import io.sealport.cli.prove.Owed;
import io.sealport.cli.prove.ProofOptions;
import io.sealport.cli.prove.WordsOptions;
import io.sealport.fault.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sealport request resume}. */
@CommandLine.Command(
    name = "resume",
    description = {
      "Go on with a pending request: prove what it owes, and fetch its certificate.",
      "The server looks each time at what needs nothing from here; passwords and tokens are sent"
          + " only if given."
    },
    footer = {
      "",
      "Examples:",
      "  sealport request resume 3f0c9a... --out ./ftp --server https://ca.example.com:8443 \\",
      "      --trust root.pem",
      "  sealport request resume --out ./alice --ftp-password-file ./password --context prod",
      "  sealport request resume --out ./ftp --ftp-server vsftpd --wait --context prod"
    })
@Prints(Enrolled.class)
public final class RequestResumeCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private OutOptions out = new OutOptions();
  @Mixin private ProofOptions proof = new ProofOptions();
  @Mixin private WordsOptions words = new WordsOptions();
  @Mixin private WaitOptions wait = new WaitOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "The request's id; else the one that the folder remembers.")
  private @Nullable String id;

  @Override
  protected ExitCode run(Printer printer) {
    Answering answering = proof.answering();
    Owed owed = words.owed(out.folder(), server.again());
    OpenRequest open = new OpenRequest(out.folder());
    RequestState state = open.state(id);
    try (Connection connection = server.connect()) {
      // A renewal replaces what it renews.
      boolean replace = out.force() || state.renews() != null || state.delivering();
      Enrolment enrolment =
          new Enrolment(connection.api(), open, out.delivery(), replace, server.again());
      return new Settlement(
              enrolment, answering, owed, out.folder(), wait.patience(printer, output), printer)
          .resume(enrolment.again(state), open.key(state));
    }
  }
}
