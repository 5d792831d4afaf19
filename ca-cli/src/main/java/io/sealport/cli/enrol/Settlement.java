package io.sealport.cli.enrol;

import io.sealport.api.RequestInfo;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Progress;
import io.sealport.fault.ExitCode;
import io.sealport.policy.Demand;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Optional;

/**
 * Brings a request that has been sent to its end, and says how it ended.
 *
 * @param patient whether to wait for a decision
 */
record Settlement(Enrolment enrolment, Path out, boolean patient) {

  ExitCode settle(RequestInfo answer, Optional<KeyPair> key, Printer printer, PrintWriter talk) {
    RequestInfo now = answer;
    if (now.status().equals("pending")) {
      tell(now, printer);
      if (!patient) {
        Enrolled pending = Enrolled.pending(now, out);
        printer.result(pending, pending.table());
        return ExitCode.PENDING;
      }
      now = Progress.during(talk, "waiting for a decision", () -> enrolment.await(answer));
    }
    Enrolled enrolled = enrolment.deliver(now, key);
    printer.result(enrolled, enrolled.table());
    return ExitCode.DONE;
  }

  private void tell(RequestInfo pending, Printer printer) {
    printer.say("pending: request " + pending.id() + " is not issued yet");
    for (Demand demand : pending.demands()) {
      printer.say(
          "  "
              + demand.subject()
              + ": still to be proven by "
              + String.join(" or ", demand.checks()));
    }
    printer.hint(enrolment.resumption());
  }
}
