package io.sealport.cli.agent;

import io.sealport.api.RenewalReport;
import io.sealport.cli.console.Text;
import io.sealport.fault.Fault;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells of what does not succeed: the error hook, and the CA. Once a day each. */
final class Telling implements Duty {

  private static final int LONGEST = 500;

  private final Ward ward;

  Telling(Ward ward) {
    this.ward = ward;
  }

  /** With the next try: nothing is news before. */
  @Override
  public Instant due(Memory memory) {
    return Instant.MAX;
  }

  @Override
  public Memory fulfil(Memory memory) {
    return memory
        .withRenewal(told("renewal", "renewal-failed", memory.renewal()))
        .withRefresh(told("refresh", "", memory.refresh()))
        .withSettling(told("installation", "installation-failed", memory.settling()));
  }

  private @Nullable Trouble told(String act, String event, @Nullable Trouble trouble) {
    Instant now = ward.now();
    if (trouble == null || !trouble.isNews(now)) {
      return trouble;
    }
    try {
      ward.runHook(ward.watched().hooks().onError(), Facts.failure(ward, act, trouble));
    } catch (Fault e) {
      ward.say(e.message());
    }
    if (!event.isEmpty()) {
      ward.report(new RenewalReport(event, oneLine(trouble.why()), trouble.failures()));
    }
    return trouble.toldAt(now);
  }

  /** Visible and not too long, as people and hooks are told. */
  static String oneLine(String text) {
    String line = Text.visible(text);
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
  }
}
