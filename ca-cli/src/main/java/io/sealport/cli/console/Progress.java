package io.sealport.cli.console;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Shows on standard error that something is under way, and for how long. Only where standard error
 * is a terminal, which the launcher says; elsewhere nothing is printed.
 */
public final class Progress implements AutoCloseable {

  private static final Duration BEAT = Duration.ofMillis(250);
  private static final String WIPE = "\r\u001b[K";
  private static final String[] WHEEL = {"|", "/", "-", "\\"};

  private final PrintWriter err;
  private final String what;
  private final ScheduledExecutorService clock;
  private int beats;
  private int count;

  private Progress(PrintWriter err, String what, ScheduledExecutorService clock) {
    this.err = err;
    this.what = what;
    this.clock = clock;
  }

  /** Begins to show, such as {@code "waiting for approval"}; {@link #close} wipes it away. */
  public static Progress show(PrintWriter err, String what) {
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    Progress progress = new Progress(err, what, clock);
    if (Terminal.shows()) {
      var unused =
          clock.scheduleAtFixedRate(
              progress::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }
    return progress;
  }

  /** Says how many are done, where that is known; the next beat shows it. */
  public synchronized void count(int done) {
    count = done;
  }

  /** Does the work, showing that it is under way. */
  public static <T> T during(PrintWriter err, String what, Supplier<T> work) {
    Progress progress = show(err, what);
    try {
      return work.get();
    } finally {
      progress.close();
    }
  }

  private synchronized void beat() {
    if (clock.isShutdown()) {
      return;
    }
    long seconds = BEAT.multipliedBy(beats).toSeconds();
    String done = count == 0 ? "" : " " + count;
    err.print(WIPE + WHEEL[beats % WHEEL.length] + " " + what + done + " " + seconds + " s");
    err.flush();
    beats++;
  }

  @Override
  public synchronized void close() {
    clock.shutdownNow();
    if (beats > 0) {
      err.print(WIPE);
      err.flush();
    }
  }
}
