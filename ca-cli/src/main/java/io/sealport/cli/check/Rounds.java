package io.sealport.cli.check;

import io.sealport.cli.console.Progress;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Does the same with many, so many at a time, and shows how far it is. */
public record Rounds(int atOnce, Progress progress) {

  /** The results in the order of what they are of. */
  public <T, R> List<R> each(List<T> all, Function<T, R> work) {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.min(atOnce, all.size()),
            task -> {
              Thread thread = new Thread(task, "check");
              thread.setDaemon(true);
              return thread;
            });
    AtomicInteger done = new AtomicInteger();
    try {
      List<Future<R>> under = new ArrayList<>();
      for (T one : all) {
        under.add(
            threads.submit(
                () -> {
                  R result = work.apply(one);
                  progress.count(done.incrementAndGet());
                  return result;
                }));
      }
      return results(under);
    } finally {
      threads.shutdownNow();
    }
  }

  private static <R> List<R> results(List<Future<R>> under) {
    List<R> results = new ArrayList<>();
    for (Future<R> one : under) {
      try {
        results.add(one.get());
      } catch (ExecutionException e) {
        throw e.getCause() instanceof Fault fault
            ? fault
            : Fault.of(Kind.INTERNAL, "a check failed unexpectedly", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw Fault.of(Kind.UNAVAILABLE, "interrupted");
      }
    }
    return results;
  }
}
