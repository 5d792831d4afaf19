package io.sealport.server.watch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reading and what it said last. One that asks the database does so beside the answer: a database
 * that does not answer must not keep anybody from reading that.
 */
final class KeptReading {

  private static final Logger LOG = LoggerFactory.getLogger(KeptReading.class);

  /** What was read is given for this long. */
  static final Duration FRESH = Duration.ofMinutes(1);

  /** A reading that takes a second is read every hundred seconds. */
  private static final long SHARE = 100;

  /** How long an answer waits for what has not been read yet. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Reading reading;
  private final Executor beside;
  private final LongSupplier nanos;
  private CompletableFuture<@Nullable Void> underWay = CompletableFuture.completedFuture(null);
  private @Nullable Values last;
  private boolean isRead;
  private long next;

  KeptReading(Reading reading, Executor beside, LongSupplier nanos) {
    this.reading = reading;
    this.beside = beside;
    this.nanos = nanos;
  }

  /** Begins to read again if it is time. */
  synchronized void refresh() {
    if (!reading.isStored()) {
      last = read();
    } else if (underWay.isDone() && (!isRead || nanos.getAsLong() - next >= 0)) {
      underWay = begin();
    }
  }

  private CompletableFuture<@Nullable Void> begin() {
    try {
      return CompletableFuture.runAsync(this::readBeside, beside);
    } catch (RejectedExecutionException e) {
      // The server stops.
      return CompletableFuture.completedFuture(null);
    }
  }

  private void readBeside() {
    long began = nanos.getAsLong();
    Values values = read();
    long ended = nanos.getAsLong();
    keep(values, ended + Math.max(FRESH.toNanos(), (ended - began) * SHARE));
  }

  private synchronized void keep(@Nullable Values values, long until) {
    last = values;
    isRead = true;
    next = until;
  }

  private @Nullable Values read() {
    Values values = new Values();
    try {
      reading.read(values);
      return values;
    } catch (RuntimeException e) {
      LOG.debug("the figures of {} cannot be read", reading.name(), e);
      return null;
    }
  }

  /** Adds what was said last, or that it is missing. */
  void tell(Values to) {
    awaitFirst();
    Values values = last();
    if (values == null) {
      to.set(Figure.UNREAD, 1, reading.name());
    } else {
      to.addAll(values);
    }
  }

  private void awaitFirst() {
    CompletableFuture<@Nullable Void> first = first();
    try {
      first.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // Then it is missing.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized CompletableFuture<@Nullable Void> first() {
    return isRead ? CompletableFuture.completedFuture(null) : underWay;
  }

  private synchronized @Nullable Values last() {
    return last;
  }
}
