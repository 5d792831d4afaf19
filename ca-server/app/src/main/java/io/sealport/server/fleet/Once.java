package io.sealport.server.fleet;

import io.sealport.server.watch.Runs;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.javacrumbs.shedlock.core.ClockProvider;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.SimpleLock;

/**
 * Has things done by one server at a time, whichever comes first. Whoever does it holds a lock in
 * the database and keeps it alive; what a killed server was doing others do half a minute later.
 * The lock saves work and double telling; what may never happen twice is guarded by the transaction
 * that writes it.
 */
@Singleton
public class Once {

  /** Issuing CRLs, at the start too. */
  public static final String CRLS = "crls";

  /** The least that a lock which is kept alive may have. */
  private static final Duration AFTER_A_KILL = Duration.ofSeconds(30);

  private final LockProvider locks;
  private final Runs runs;

  Once(LockProvider locks, Runs runs) {
    this.locks = locks;
    this.runs = runs;
  }

  /**
   * Does it, unless another server is doing it, or began less than {@code every} ago.
   *
   * @param name of what is done, not of who does it
   * @param every at most the time between two runs of one server
   * @return whether it was done here
   */
  public boolean run(String name, Duration every, Runnable act) {
    // A little less: a run that comes on time finds the lock free.
    Duration atLeast = every.multipliedBy(4).dividedBy(5);
    Optional<SimpleLock> lock =
        locks.lock(new LockConfiguration(now(), name, AFTER_A_KILL.plus(atLeast), atLeast));
    if (lock.isEmpty()) {
      return false;
    }
    try {
      runs.run(kind(name), act);
    } finally {
      lock.get().unlock();
    }
    return true;
  }

  /** What is counted: {@code channel} of {@code channel:mail}. */
  private static String kind(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  /** As the library reckons; the servers' clocks agree to a few seconds, as a CA's must. */
  private static Instant now() {
    return ClockProvider.now();
  }
}
