package io.sealport.cli.enrol;

import io.sealport.api.RequestInfo;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Progress;
import io.sealport.cli.prove.Answering;
import io.sealport.cli.prove.Claim;
import io.sealport.cli.prove.Found;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.PrintWriter;
import java.time.Duration;

/**
 * Waits until a request is decided. Looking for a decision costs nothing and happens often; having
 * the checks look again is counted by the server, and happens more and more seldom.
 *
 * @param pauses how long they are
 * @param printer where news are told
 * @param talk where it shows that it waits
 */
record Patience(Pauses pauses, Printer printer, PrintWriter talk) {

  /**
   * Pauses.
   *
   * @param look between two looks for a decision
   * @param first before the checks look again; each is twice the one before
   * @param longest what they grow to
   */
  record Pauses(Duration look, Duration first, Duration longest) {

    /** Eleven looks in the first hour and six in each later one: a server lets twenty be. */
    static final Pauses STANDARD =
        new Pauses(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMinutes(10));
  }

  /** Waits, and has the checks look that need nothing new. */
  RequestInfo await(Enrolment enrolment, Answering answering, Claim claim) {
    Claim now = claim;
    Duration pause = pauses.first();
    while (true) {
      now = now.at(watched(enrolment, now.pending(), pause));
      if (!Settlement.isPending(now.pending())) {
        return now.pending();
      }
      if (answering.isWorthAnotherLook(now)) {
        now = now.at(looked(enrolment, answering, now));
        pause = longer(pause);
      }
    }
  }

  private Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(pauses.longest()) < 0 ? twice : pauses.longest();
  }

  /** The request when it is no longer pending, or when the pause is over. */
  private RequestInfo watched(Enrolment enrolment, RequestInfo pending, Duration pause) {
    try (Progress progress = Progress.show(talk, "waiting for a decision")) {
      RequestInfo now = pending;
      Duration waited = Duration.ZERO;
      while (Settlement.isPending(now) && waited.compareTo(pause) < 0) {
        sleep();
        waited = waited.plus(pauses.look());
        now = enrolment.look(pending.id());
      }
      return now;
    }
  }

  private RequestInfo looked(Enrolment enrolment, Answering answering, Claim claim) {
    RequestInfo before = claim.pending();
    try {
      RequestInfo after = enrolment.resume(before.id(), answering.to(claim));
      Found.news(before.attempts(), after.attempts())
          .forEach(a -> printer.say("  " + Found.words(a)));
      return after;
    } catch (Fault e) {
      if (e.kind() != Kind.BUSY) {
        throw e;
      }
      printer.say("  " + e.message() + "; waiting");
      return before;
    }
  }

  private void sleep() {
    try {
      Thread.sleep(pauses.look().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Fault.of(Kind.UNAVAILABLE, "interrupted while waiting for a decision", e);
    }
  }
}
