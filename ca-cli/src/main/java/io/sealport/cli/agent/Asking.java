package io.sealport.cli.agent;

import io.sealport.api.RenewalInfo;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.RenewalWindow;
import java.time.Duration;
import java.time.Instant;

/** Asks the CA when to renew. */
final class Asking implements Duty {

  /** Where the CA does not say: RFC 9773 4.3.2. */
  private static final Duration USUAL = Duration.ofHours(6);

  private static final Duration OFTEN = Duration.ofMinutes(1);

  /** A certificate of a day is asked for every half hour. */
  private static final int ASKS = 48;

  private final Ward ward;

  Asking(Ward ward) {
    this.ward = ward;
  }

  @Override
  public Instant due(Memory memory) {
    Memory.Advice advice = memory.advice();
    return advice == null ? Instant.MIN : advice.askAgain();
  }

  @Override
  public Memory fulfil(Memory memory) {
    if (ward.now().isBefore(due(memory))) {
      return memory;
    }
    Memory.Advice before = memory.advice();
    Memory.Advice now = ask(memory);
    Memory asked = memory.withAdvice(now);
    // What failed before does not put off a recall.
    return now.isRecall() && (before == null || !before.isRecall())
        ? asked.withRenewal(null)
        : asked;
  }

  private Memory.Advice ask(Memory memory) {
    Duration usual = usual();
    try {
      RenewalInfo info = ward.ca().renewalInfo(ward.folder().leaf());
      RenewalWindow window =
          new RenewalWindow(info.suggestedWindow().start(), info.suggestedWindow().end());
      Duration pause = Pause.honouring(OFTEN, ward.ca().retryAfter());
      Duration again = pause.equals(OFTEN) ? usual : pause;
      return new Memory.Advice(
          window, info.reason(), info.explanation(), info.newKey(), ward.now().plus(again));
    } catch (RuntimeException e) {
      // Who cannot ask goes by two thirds of the lifetime, or by what was said before.
      Instant again = ward.now().plus(spread(usual.dividedBy(2)));
      Memory.Advice before = memory.advice();
      return before == null
          ? new Memory.Advice(null, null, null, null, again)
          : before.until(again);
    }
  }

  private Duration spread(Duration length) {
    return ward.means().spread().around(length, "ask " + ward.watched().id());
  }

  private Duration usual() {
    CertificateFacts facts = ward.folder().facts();
    Duration share = Duration.between(facts.notBefore(), facts.notAfter()).dividedBy(ASKS);
    Duration usual = Pause.shorter(USUAL, share);
    return usual.compareTo(OFTEN) < 0 ? OFTEN : usual;
  }
}
