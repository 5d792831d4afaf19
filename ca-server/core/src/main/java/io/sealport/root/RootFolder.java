package io.sealport.root;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The folder of an offline root, and what lies where in it. */
record RootFolder(Path folder) {

  Path key() {
    return folder.resolve("root.key");
  }

  Path certificate() {
    return folder.resolve("root.pem");
  }

  Path record() {
    return folder.resolve("record.jsonl");
  }

  private Path lock() {
    return folder.resolve("lock");
  }

  /**
   * Makes the folder, or takes an empty one.
   *
   * @throws Fault CONFLICT if it holds anything; UNAVAILABLE if it cannot be the owner's alone
   */
  void make() {
    if (Files.exists(folder)) {
      requireEmpty();
    }
    SafeFile.secretFolder(folder);
    try {
      Set<PosixFilePermission> owner =
          Set.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE);
      Files.setPosixFilePermissions(folder, owner);
      if (Files.getPosixFilePermissions(folder).equals(owner)) {
        return;
      }
    } catch (IOException | UnsupportedOperationException e) {
      throw open(e);
    }
    throw open(new IOException("the mode does not hold"));
  }

  private Fault open(Exception e) {
    return Fault.of(Kind.UNAVAILABLE, folder + " cannot be closed to others than its owner", e)
        .withHint("use a file system with permissions, such as ext4, not FAT");
  }

  private void requireEmpty() {
    try (Stream<Path> content = Files.list(folder)) {
      if (content.findAny().isEmpty()) {
        return;
      }
    } catch (IOException e) {
      throw Fault.of(Kind.CONFLICT, folder + " exists and is not an empty folder", e);
    }
    throw Fault.of(Kind.CONFLICT, "the folder " + folder + " is not empty")
        .withHint("a root gets a folder of its own; nothing was changed");
  }

  /** Removes what was made, after a failure that leaves no CA behind. */
  void remove() {
    for (Path file : List.of(key(), certificate(), record(), lock(), folder)) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // Somebody's own file is in it, or it is a mount point: it stays.
      }
    }
  }

  /** Runs the work while no other process signs with this root. */
  <T> T alone(Supplier<T> work) {
    try (FileChannel channel =
            FileChannel.open(lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.tryLock()) {
      if (held != null) {
        return work.get();
      }
    } catch (OverlappingFileLockException e) {
      // Another thread of this process: said below.
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, folder + " cannot be written: " + e.getMessage(), e);
    }
    throw Fault.of(Kind.CONFLICT, "another process signs with the root in " + folder);
  }
}
