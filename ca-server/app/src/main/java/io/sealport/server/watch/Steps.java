package io.sealport.server.watch;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;

/** Times the steps of the work, and traces them where the request is traced. */
@Singleton
public final class Steps {

  private final Figures figures;

  Steps(Figures figures) {
    this.figures = figures;
  }

  /**
   * Does a step; what fails is timed too.
   *
   * @param step the figure that times it
   * @param labels as for {@link Figures#took}
   */
  public <T> T during(Figure step, Supplier<T> work, String... labels) {
    Timed timed = new Timed(step, labels);
    boolean failed = true;
    try {
      T done = work.get();
      failed = false;
      return done;
    } finally {
      timed.end(failed);
    }
  }

  /** The same of what gives nothing back. */
  public void run(Figure step, Runnable work, String... labels) {
    Timed timed = new Timed(step, labels);
    boolean failed = true;
    try {
      work.run();
      failed = false;
    } finally {
      timed.end(failed);
    }
  }

  private final class Timed {
    private final Figure step;
    private final String[] labels;
    private final Trace.Span span;
    private final long began;

    Timed(Figure step, String... labels) {
      this.step = step;
      this.labels = labels;
      this.span =
          Request.current()
              .map(r -> r.trace().begin(step, List.of(labels)))
              .orElse(Trace.Span.NONE);
      this.began = System.nanoTime();
    }

    void end(boolean failed) {
      figures.took(step, System.nanoTime() - began, labels);
      span.end(failed);
    }
  }
}
