package io.sealport.server.watch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One vital, asked beside whoever waits: never twice at a time, however long it takes. */
final class Pulse {

  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

  /** Shorter than the patience of those who ask a server how it is. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Vital vital;
  private final Executor beside;
  private final LongSupplier nanos;
  private CompletableFuture<Condition> answer =
      CompletableFuture.completedFuture(Condition.down("not looked at yet"));
  private long asked;

  Pulse(Vital vital, Executor beside, LongSupplier nanos) {
    this.vital = vital;
    this.beside = beside;
    this.nanos = nanos;
  }

  String id() {
    return vital.id();
  }

  /** Asks, unless it still owes the last answer. */
  void feel() {
    if (!answer.isDone()) {
      return;
    }
    asked = nanos.getAsLong();
    try {
      answer = CompletableFuture.supplyAsync(this::look, beside);
    } catch (RejectedExecutionException e) {
      answer = CompletableFuture.completedFuture(Condition.down("the server is stopping"));
    }
  }

  private Condition look() {
    try {
      return vital.look();
    } catch (RuntimeException e) {
      LOG.debug("{} is down", id(), e);
      return Condition.down(e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  /** What it says, or that it says nothing by then. */
  Condition await(long deadline) {
    try {
      long left = Math.max(0, deadline - nanos.getAsLong());
      return answer.get(left, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      Duration since = Duration.ofNanos(nanos.getAsLong() - asked);
      return Condition.down("no answer for " + since.toSeconds() + " s");
    } catch (ExecutionException e) {
      return Condition.down(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Condition.down("interrupted");
    }
  }
}
