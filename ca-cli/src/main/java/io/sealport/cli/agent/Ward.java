package io.sealport.cli.agent;

import io.sealport.api.RenewalReport;
import io.sealport.cli.console.Text;
import io.sealport.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A certificate in the agent's care: where it is, who made it, and how long to wait for what. */
record Ward(Watched watched, Folder folder, Ca ca, Means means) {

  static Ward of(Watched watched, Ca ca, Means means) {
    return new Ward(watched, new Folder(watched.folder()), ca, means);
  }

  Instant now() {
    return means.clock().instant();
  }

  void say(String line) {
    means.log().accept(watched.id() + ": " + line);
  }

  /** The trouble after one failure more, with the moment of the next try. */
  Trouble failed(@Nullable Trouble before, Fault e) {
    say(e.message());
    Duration pause = Trouble.passes(e.kind()) ? pause(before) : afterNo(before);
    return Trouble.after(before, e, now(), pause);
  }

  /** The trouble after an installation that did not hold: each more restarts a server. */
  Trouble rolledBack(@Nullable Trouble before, Fault e) {
    say(e.message());
    return Trouble.after(before, e, now(), pause(Pause.AFTER_ROLL_BACK, before));
  }

  /** How long to wait after a failure that may pass, or for somebody's decision. */
  Duration pause(@Nullable Trouble before) {
    return pause(Pause.FIRST, before);
  }

  private Duration pause(Duration first, @Nullable Trouble before) {
    int failures = count(before);
    Duration grown = Pause.after(first, failures, now(), end());
    Duration spread = means.spread().around(grown, "try " + failures + " " + watched.id());
    return Pause.honouring(spread, ca.retryAfter());
  }

  private Duration afterNo(@Nullable Trouble before) {
    Duration spread =
        means.spread().around(Pause.AFTER_NO, "no " + count(before) + " " + watched.id());
    return Pause.honouring(spread, ca.retryAfter());
  }

  private static int count(@Nullable Trouble before) {
    return before == null ? 1 : before.failures() + 1;
  }

  /** When the certificate ends; now where it cannot be read. */
  private Instant end() {
    try {
      return folder.facts().notAfter();
    } catch (Fault e) {
      return now();
    }
  }

  void runHook(List<String> command, Map<String, String> facts) {
    if (!command.isEmpty()) {
      String said = means.hooks().run(command, facts, watched.hooks().limit());
      said.lines().forEach(line -> say("hook: " + Text.visible(line)));
    }
  }

  /** Tells the CA: a courtesy, so who cannot be told is not waited for. */
  void report(RenewalReport report) {
    try {
      ca.report(folder.facts().serial().toString(), report);
    } catch (Fault e) {
      say("the CA was not told: " + e.message());
    }
  }

  static @Nullable Instant tryAgain(@Nullable Trouble trouble) {
    return trouble == null ? null : trouble.tryAgain();
  }

  static Instant later(Instant one, @Nullable Instant other) {
    return other == null || other.isBefore(one) ? one : other;
  }
}
