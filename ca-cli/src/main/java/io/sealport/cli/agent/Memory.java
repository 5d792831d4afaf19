package io.sealport.cli.agent;

import io.sealport.pki.RenewalWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the agent remembers of one certificate.
 *
 * @param serial of the certificate in the folder when it was last looked at
 * @param settled the fingerprint of the files that were last installed and told of
 * @param settledSerial of the certificate among them
 * @param advice what the CA said of its renewal
 * @param notBefore no renewal before: a CA that asks for one again and again is not obeyed
 * @param refreshed when client CAs and CRLs were last fetched
 * @param lapse when the first of those CRLs lapses
 * @param renewal what ails the renewal
 * @param refresh what ails the fetching of client CAs and CRLs
 * @param settling what ails the installation, or the hook after it
 * @param last what was done last
 */
record Memory(
    @Nullable String serial,
    @Nullable String settled,
    @Nullable String settledSerial,
    @Nullable Advice advice,
    @Nullable Instant notBefore,
    @Nullable Instant refreshed,
    @Nullable Instant lapse,
    @Nullable Trouble renewal,
    @Nullable Trouble refresh,
    @Nullable Trouble settling,
    @Nullable Outcome last) {

  /** Nothing waits longer than this; what does was written by a clock that went wrong. */
  private static final Duration LONGEST = Duration.ofDays(2);

  static final Memory NONE =
      new Memory(null, null, null, null, null, null, null, null, null, null, null);

  /**
   * The CA's advice.
   *
   * @param window absent where the CA could not be asked, and for advice of old
   * @param reason as the CA spells it
   * @param newKey true where the key must not be kept
   * @param askAgain when to ask next
   */
  record Advice(
      @Nullable RenewalWindow window,
      @Nullable String reason,
      @Nullable String explanation,
      @Nullable Boolean newKey,
      Instant askAgain) {

    /** Whether the CA wants the certificate replaced before its time. */
    boolean isRecall() {
      return "recalled".equals(reason);
    }

    /** The same, to be asked for again then. */
    Advice until(Instant again) {
      return new Advice(window, reason, explanation, newKey, again);
    }
  }

  /** What was done, and how it ended. */
  record Outcome(String act, String words, Instant at) {}

  /** Whether no file was changed or installed between the two. */
  boolean isOfSameFilesAs(Memory before) {
    return Objects.equals(serial, before.serial) && Objects.equals(settled, before.settled);
  }

  /** The same for the certificate that is there now: what was known of another is forgotten. */
  Memory of(String now) {
    return now.equals(serial)
        ? this
        : new Memory(
            now,
            settled,
            settledSerial,
            null,
            null,
            refreshed,
            lapse,
            null,
            refresh,
            settling,
            last);
  }

  Memory withAdvice(Advice changed) {
    return new Memory(
        serial,
        settled,
        settledSerial,
        changed,
        notBefore,
        refreshed,
        lapse,
        renewal,
        refresh,
        settling,
        last);
  }

  Memory withRenewal(@Nullable Trouble changed) {
    return new Memory(
        serial,
        settled,
        settledSerial,
        advice,
        notBefore,
        refreshed,
        lapse,
        changed,
        refresh,
        settling,
        last);
  }

  Memory withRefresh(@Nullable Trouble changed) {
    return new Memory(
        serial,
        settled,
        settledSerial,
        advice,
        notBefore,
        refreshed,
        lapse,
        renewal,
        changed,
        settling,
        last);
  }

  Memory withSettling(@Nullable Trouble changed) {
    return new Memory(
        serial,
        settled,
        settledSerial,
        advice,
        notBefore,
        refreshed,
        lapse,
        renewal,
        refresh,
        changed,
        last);
  }

  Memory did(String act, String words, Instant at) {
    return new Memory(
        serial,
        settled,
        settledSerial,
        advice,
        notBefore,
        refreshed,
        lapse,
        renewal,
        refresh,
        settling,
        new Outcome(act, words, at));
  }

  /** A new certificate is in the folder. */
  Memory renewed(String now, Instant next) {
    return new Memory(
        now, settled, settledSerial, null, next, refreshed, lapse, null, refresh, settling, last);
  }

  /** Client CAs and CRLs are as the CA has them. */
  Memory refreshedAt(Instant at, @Nullable Instant first) {
    return new Memory(
        serial,
        settled,
        settledSerial,
        advice,
        notBefore,
        at,
        first,
        renewal,
        null,
        settling,
        last);
  }

  /** What is in the folder is in place, and told of. */
  Memory settledWith(String fingerprint) {
    return new Memory(
        serial,
        fingerprint,
        serial,
        advice,
        notBefore,
        refreshed,
        lapse,
        renewal,
        refresh,
        null,
        last);
  }

  /** The same, with no moment that only a clock gone wrong can have written. */
  Memory sane(Instant now) {
    return new Memory(
        serial,
        settled,
        settledSerial,
        advice == null || advice.askAgain().isAfter(now.plus(LONGEST)) ? null : advice,
        notBefore,
        refreshed == null || refreshed.isAfter(now) ? null : refreshed,
        lapse,
        renewal == null ? null : renewal.sane(now, LONGEST),
        refresh == null ? null : refresh.sane(now, LONGEST),
        settling == null ? null : settling.sane(now, LONGEST),
        last);
  }
}
