package io.sealport.cli.console;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Shows on standard error that something is under way, how far it is and for how long. Only where
 * standard error is a terminal, which the launcher says; elsewhere nothing is printed.
 */
public final class Progress implements AutoCloseable {

  private static final Duration BEAT = Duration.ofMillis(250);
  private static final String WIPE = "\r\u001b[K";
  private static final String[] WHEEL = {"|", "/", "-", "\\"};
  private static final int BAR = 20;

  private final PrintWriter err;
  private final String what;
  private final int total;
  private final ScheduledExecutorService clock;
  private int beats;
  private int count;
  private String detail = "";

  private Progress(PrintWriter err, String what, int total, ScheduledExecutorService clock) {
    this.err = err;
    this.what = what;
    this.total = total;
    this.clock = clock;
  }

  /** Begins to show, such as {@code "waiting for approval"}; {@link #close} wipes it away. */
  public static Progress show(PrintWriter err, String what) {
    return show(err, what, 0);
  }

  /**
   * The same with a bar.
   *
   * @param total what {@link #count} comes to in the end; 0 if nobody knows
   */
  public static Progress show(PrintWriter err, String what, int total) {
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    Progress progress = new Progress(err, what, total, clock);
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

  /** Says more behind the bar or count, such as what is left; the next beat shows it. */
  public synchronized void detail(String words) {
    detail = words;
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
    err.print(
        WIPE + WHEEL[beats % WHEEL.length] + " " + what + done() + detail + " " + seconds + " s");
    err.flush();
    beats++;
  }

  private String done() {
    if (total == 0) {
      return count == 0 ? "" : " " + count;
    }
    int full = (int) ((long) BAR * count / total);
    return " [" + "#".repeat(full) + "-".repeat(BAR - full) + "] " + count + " of " + total;
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
