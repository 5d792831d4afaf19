package io.sealport.cli.enrol;

import io.sealport.api.RequestInfo;
import io.sealport.cli.console.Printer;
import io.sealport.cli.prove.Answering;
import io.sealport.cli.prove.Claim;
import io.sealport.cli.prove.Found;
import io.sealport.cli.prove.Owed;
import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Optional;

/**
 * Brings a request that has been sent to its end, and says how it ended.
 *
 * @param patience absent where nobody waits for a decision
 */
record Settlement(
    Enrolment enrolment,
    Answering answering,
    Owed owed,
    Path out,
    Optional<Patience> patience,
    Printer printer) {

  /** Of a request that was just made: goes on only if something is at hand for what it owes. */
  ExitCode settle(RequestInfo answer, Optional<KeyPair> key) {
    boolean ready = isPending(answer) && answering.isReadyFor(enrolment.claim(answer, key));
    return end(ready ? goOn(enrolment.claim(answer, key)) : answer, key);
  }

  /** Of a request that was made before: goes on with it. */
  ExitCode resume(RequestInfo now, Optional<KeyPair> key) {
    return end(isPending(now) ? goOn(enrolment.claim(now, key)) : now, key);
  }

  private RequestInfo goOn(Claim claim) {
    answering
        .unwanted(claim)
        .forEach(c -> printer.say("nothing that is owed wants " + c + ": its answer was not sent"));
    RequestInfo before = claim.pending();
    try {
      RequestInfo after = enrolment.resume(before.id(), answering.to(claim));
      Found.latest(after.attempts()).forEach(a -> printer.say("  " + Found.words(a)));
      return after;
    } catch (Fault e) {
      if (e.kind() != Kind.BUSY) {
        throw e;
      }
      printer.say("not looked at: " + e.message());
      return before;
    }
  }

  private ExitCode end(RequestInfo answer, Optional<KeyPair> key) {
    RequestInfo now = answer;
    if (isPending(now)) {
      tell(now);
      if (patience.isEmpty()) {
        Enrolled pending = Enrolled.pending(now, out);
        printer.result(pending, pending.table());
        return ExitCode.PENDING;
      }
      now = patience.get().await(enrolment, answering, enrolment.claim(now, key));
    }
    Enrolled enrolled = enrolment.deliver(now, key);
    printer.result(enrolled, enrolled.table());
    return ExitCode.DONE;
  }

  static boolean isPending(RequestInfo request) {
    return request.status().equals("pending");
  }

  private void tell(RequestInfo pending) {
    printer.say("pending: request " + pending.id() + " is not issued yet");
    owed.lines(pending).forEach(printer::say);
    printer.hint(enrolment.resumption());
  }
}
