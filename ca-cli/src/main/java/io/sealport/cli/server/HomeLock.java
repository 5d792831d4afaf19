package io.sealport.cli.server;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps commands that start a server of their own on one home one after the other, so that none
 * talks to a server that another is about to stop.
 */
final class HomeLock implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final @Nullable FileChannel channel;

  private HomeLock(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits for the lock.
   *
   * @throws Fault CONFLICT if another command holds it too long
   */
  static HomeLock take(Path home) {
    FileChannel channel = open(home);
    if (channel == null) {
      return new HomeLock(null);
    }
    long limit = System.nanoTime() + LIMIT.toNanos();
    while (!locked(channel)) {
      if (System.nanoTime() > limit) {
        close(channel);
        throw Fault.of(Kind.CONFLICT, "another command has been using " + home + " for too long");
      }
      pause();
    }
    return new HomeLock(channel);
  }

  /** Absent where this user may not write to the home: then nobody starts a server there. */
  private static @Nullable FileChannel open(Path home) {
    try {
      SafeFile.secretFolder(home.resolve("run"));
      return FileChannel.open(
          home.resolve("run/command.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException | Fault e) {
      return null;
    }
  }

  private static boolean locked(FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Held by another thread of this very process.
      return false;
    } catch (IOException e) {
      // A file system without locks: go on as without one.
      return true;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Fault.of(Kind.UNAVAILABLE, "interrupted while waiting for another command");
    }
  }

  @Override
  public void close() {
    if (channel != null) {
      close(channel);
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock goes with the process at the latest.
    }
  }
}
