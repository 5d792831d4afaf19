package io.sealport.cli.enrol;

import io.sealport.api.RequestInfo;
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
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.security.KeyPair;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code sealport request}. */
@CommandLine.Command(
    name = "request",
    subcommands = {RequestResumeCommand.class, RequestChallengeCommand.class},
    description = {
      "Ask for a certificate and write it, with all that goes with it, into a folder.",
      "The private key is made here and never sent. Repeating the command continues the request."
    },
    footer = {
      "",
      "Example:",
      "  sealport request --profile ftps-server --name ftp.example.com --home ./ca --out ./ftp",
      "  sealport request --profile ftps-user --name alice --token-file ./token --out ./alice \\",
      "      --server https://ca.example.com:8443 --trust root.pem"
    })
@Prints(Enrolled.class)
public final class RequestCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private OutOptions out = new OutOptions();
  @Mixin private WantedOptions wanted = new WantedOptions();
  @Mixin private ProofOptions proof = new ProofOptions();
  @Mixin private WordsOptions words = new WordsOptions();
  @Mixin private WaitOptions wait = new WaitOptions();

  @Override
  protected ExitCode run(Printer printer) {
    wanted.require();
    Answering answering = proof.answering();
    Owed owed = words.owed(out.folder(), server.again());
    OpenRequest open = new OpenRequest(out.folder());
    Optional<RequestState> before = underWay(open);
    boolean replace = out.force() || before.filter(RequestState::delivering).isPresent();
    if (!replace) {
      out.delivery().requireFree(wanted.logins());
    }
    try (Connection connection = server.connect()) {
      Enrolment enrolment =
          new Enrolment(connection.api(), open, out.delivery(), replace, server.again());
      Settlement settlement =
          new Settlement(
              enrolment, answering, owed, out.folder(), wait.patience(printer, output), printer);
      enrolment.requireServer();
      if (before.isPresent()) {
        printer.say("continuing the request in " + out.folder());
        Optional<KeyPair> key = open.key(before.get());
        return settlement.resume(enrolment.again(before.get()), key);
      }
      open.discard();
      RequestDraft draft = wanted.draft();
      answering.requireKeyOf(draft.csr());
      RequestInfo answer = enrolment.begin(wanted.state(draft), draft.made());
      return settlement.settle(answer, draft.pair());
    }
  }

  /** The request that this one continues; a different one is in the way. */
  private Optional<RequestState> underWay(OpenRequest open) {
    if (out.force()) {
      return Optional.empty();
    }
    Optional<RequestState> state = open.state();
    if (state.isEmpty()) {
      open.requireNoKey();
    } else if (!wanted.isAskedBy(state.get())) {
      throw Fault.of(
              Kind.CONFLICT, out.folder() + " holds an open request for " + state.get().words())
          .withHint("sealport request resume continues it; --force gives it up, key and all");
    }
    return state;
  }
}
