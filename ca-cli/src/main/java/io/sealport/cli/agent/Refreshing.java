package io.sealport.cli.agent;

import io.sealport.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps client CAs and CRLs fresh, also while nothing is renewed. */
final class Refreshing implements Duty {

  private final Ward ward;
  private final Fetching fetching;

  Refreshing(Ward ward) {
    this.ward = ward;
    this.fetching = new Fetching(ward.watched(), ward.ca());
  }

  /** As often as configured, and when half the time to the first lapse is over. */
  @Override
  public Instant due(Memory memory) {
    Instant refreshed = Optional.ofNullable(memory.refreshed()).orElse(Instant.EPOCH);
    Duration every =
        ward.means().spread().around(ward.watched().refresh(), "refresh " + ward.watched().id());
    Instant usual = early(refreshed, memory.lapse(), refreshed.plus(every));
    return Ward.later(usual, Ward.tryAgain(memory.refresh()));
  }

  private static Instant early(Instant refreshed, @Nullable Instant lapse, Instant usual) {
    if (lapse == null || !lapse.isAfter(refreshed) || lapse.equals(Instant.MAX)) {
      return usual;
    }
    Instant half = refreshed.plus(Duration.between(refreshed, lapse).dividedBy(2));
    return half.isBefore(usual) ? half : usual;
  }

  @Override
  public Memory fulfil(Memory before) {
    Memory memory = before.refreshed() == null ? takenOver(before) : before;
    Instant now = ward.now();
    if (now.isBefore(due(memory))) {
      return memory;
    }
    try {
      boolean changed = fetching.fetch(now);
      CrlSet there = fetching.there();
      Memory after = memory.refreshedAt(now, there.lapse().orElse(null));
      if (changed) {
        ward.say("client CAs and CRLs are refreshed");
        after = after.did("refreshed", "client CAs and CRLs", now);
      }
      Optional<String> lapsed = there.lapsed(now);
      return lapsed.isEmpty()
          ? after
          : after.withRefresh(ward.failed(memory.refresh(), CrlSet.hasLapsed(lapsed.get())));
    } catch (Fault e) {
      return memory.withRefresh(ward.failed(memory.refresh(), e));
    }
  }

  /** What was taken over is as old as its newest CRL. */
  private Memory takenOver(Memory memory) {
    CrlSet there = fetching.there();
    Instant made = there.made().filter(at -> at.isBefore(ward.now())).orElse(Instant.EPOCH);
    return memory.refreshedAt(made, there.lapse().orElse(null));
  }
}
