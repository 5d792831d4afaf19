package io.sealport.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does the same many times at the same moment. */
public final class AtOnce {

  private static final long LONGEST_SECONDS = 120;

  private AtOnce() {}

  /** One of the many. */
  @FunctionalInterface
  public interface One<T> {
    T run(int number) throws Exception;
  }

  /** The results in order; the first that failed fails all. */
  public static <T> List<T> run(int many, One<T> one) {
    CyclicBarrier together = new CyclicBarrier(many);
    ExecutorService threads = Executors.newFixedThreadPool(many);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        int number = i;
        running.add(
            threads.submit(
                () -> {
                  together.await();
                  return one.run(number);
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get(LONGEST_SECONDS, TimeUnit.SECONDS));
      }
      return results;
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (Exception e) {
      throw new AssertionError(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
