package io.sealport.server.boot;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One server to a home: the lock goes with the process, however that ends. */
final class HomeLock implements AutoCloseable {

  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws Fault CONFLICT if another process has it; UNAVAILABLE if the home cannot be written
   */
  static HomeLock take(Home home) {
    Path file = home.lock();
    Path folder = file.getParent();
    if (folder != null) {
      SafeFile.secretFolder(folder);
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new HomeLock(channel);
      }
      channel.close();
    } catch (OverlappingFileLockException e) {
      // Another server of this same process: said below.
    } catch (IOException e) {
      throw Fault.of(
          Kind.UNAVAILABLE,
          "the home " + home.folder() + " cannot be written: " + e.getMessage(),
          e);
    }
    throw Fault.of(
            Kind.CONFLICT, "another server runs on the home " + home.folder().toAbsolutePath())
        .withHint("stop it first, or use it: its address is in " + home.running());
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The process ends, and the lock with it.
    }
  }
}
