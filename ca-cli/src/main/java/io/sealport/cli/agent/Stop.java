package io.sealport.cli.agent;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wish to stop, and the end of what was at hand then. */
final class Stop implements AutoCloseable {

  /** As long as a service manager waits; a renewal with its installation takes less. */
  private static final Duration FINISHING = Duration.ofSeconds(80);

  private final CountDownLatch wished = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  /** Wished for by SIGTERM or Ctrl-C: the process then lives until this is closed. */
  static Stop onSignal() {
    Stop stop = new Stop();
    Runtime.getRuntime().addShutdownHook(new Thread(stop::wishAndWait, "stop"));
    return stop;
  }

  void wish() {
    wished.countDown();
  }

  private void wishAndWait() {
    wish();
    await(ended, FINISHING);
  }

  boolean isWished() {
    return wished.getCount() == 0;
  }

  /** Waits so long, or until it is wished. */
  void sleep(Duration length) {
    await(wished, length);
  }

  private static void await(CountDownLatch latch, Duration length) {
    try {
      latch.await(length.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
  }
}
