package io.sealport.cli.quickstart;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets nothing begin once this program is being ended: a command that still ran while the server
 * goes away would start a server of its own.
 */
final class LastCall {

  /** A command takes far less; one that hangs does not hold up the end for ever. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ReentrantLock turn = new ReentrantLock();

  /** Does the work, unless the program is ending: then this never returns. */
  <T> T before(Supplier<T> work) {
    turn.lock();
    try {
      return work.get();
    } finally {
      turn.unlock();
    }
  }

  /** For the program's last thread: waits for what is under way and keeps the turn. */
  void end() {
    try {
      var unused = turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
