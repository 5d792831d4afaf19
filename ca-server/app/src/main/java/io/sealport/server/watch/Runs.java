package io.sealport.server.watch;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what runs again and again, and keeps when it last succeeded on this server. */
@Singleton
public final class Runs implements Reading {

  private final Figures figures;
  private final Clock clock;
  private final Map<String, Instant> done = new ConcurrentHashMap<>();

  Runs(Figures figures, Clock clock) {
    this.figures = figures;
    this.clock = clock;
  }

  /**
   * Runs it once more; what it throws goes on.
   *
   * @param task a name of the code's own; {@code job} is what Prometheus calls the server
   */
  public void run(String task, Runnable act) {
    boolean failed = true;
    try {
      act.run();
      failed = false;
      done.put(task, clock.instant());
    } finally {
      figures.count(Figure.JOB_RUNS, task, failed ? "failed" : "done");
    }
  }

  @Override
  public String name() {
    return "jobs";
  }

  @Override
  public boolean isStored() {
    return false;
  }

  @Override
  public void read(Sheet sheet) {
    done.forEach((task, at) -> sheet.set(Figure.JOB_DONE, at.getEpochSecond(), task));
  }
}
