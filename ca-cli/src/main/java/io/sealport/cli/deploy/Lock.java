package io.sealport.cli.deploy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One installation at a time in a folder; the system ends it with the process. */
final class Lock implements AutoCloseable {

  private static final String FILE = ".lock";

  private final FileChannel channel;

  private Lock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes it.
   *
   * @throws Fault BUSY if another has it
   */
  static Lock of(Path folder) {
    SafeFile.publicFolder(folder);
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (taken(channel) == null) {
        channel.close();
        throw Fault.of(Kind.BUSY, "another installation is at work in " + folder);
      }
      return new Lock(channel);
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot write into " + folder + ": " + e.getMessage(), e);
    }
  }

  private static @Nullable FileLock taken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // It ends with the process.
    }
  }
}
