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
   * @param job a name of the code's own
   */
  public void run(String job, Runnable act) {
    boolean failed = true;
    try {
      act.run();
      failed = false;
      done.put(job, clock.instant());
    } finally {
      figures.count(Figure.JOB_RUNS, job, failed ? "failed" : "done");
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
    done.forEach((job, at) -> sheet.set(Figure.JOB_DONE, at.getEpochSecond(), job));
  }
}
