package io.sealport.files;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file too large for memory, written beside the one whose place it takes: readers see the old one
 * or the new one, nothing between. Closed without {@link #takePlace} it leaves nothing.
 */
public final class FreshFile implements AutoCloseable {

  private final Path target;
  private final Path part;

  private FreshFile(Path target, Path part) {
    this.target = target;
    this.part = part;
  }

  /** Writes the content from the file's beginning on. */
  @FunctionalInterface
  public interface Writing {
    void to(FileChannel file) throws IOException;
  }

  /**
   * Writes a part, down to the disk.
   *
   * @throws Fault UNAVAILABLE if it cannot be written; whatever the writing throws
   */
  public static FreshFile write(Path target, Mode mode, Writing writing) {
    FreshFile fresh = new FreshFile(target, SafeFile.partOf(target));
    boolean whole = false;
    try (FileChannel channel = SafeFile.openPart(fresh.part, mode)) {
      writing.to(channel);
      channel.force(true);
      whole = true;
    } catch (UncheckedIOException e) {
      throw unwritten(target, new IOException(e.getMessage(), e));
    } catch (IOException e) {
      throw unwritten(target, e);
    } finally {
      if (!whole) {
        fresh.close();
      }
    }
    return fresh;
  }

  /** What was written, by the name that it has until it takes the target's place. */
  public Path part() {
    return part;
  }

  /**
   * From now on it is the target.
   *
   * @throws Fault UNAVAILABLE if it cannot be
   */
  public void takePlace() {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Path folder = target.toAbsolutePath().getParent();
      if (folder != null) {
        SafeFile.syncFolder(folder);
      }
    } catch (IOException e) {
      throw unwritten(target, e);
    }
  }

  @Override
  public void close() {
    SafeFile.deleteIfThere(part);
  }

  /** Removes the parts that a crash has left in a folder that nobody else writes to now. */
  public static void sweep(Path folder) {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".*.part")) {
      parts.forEach(SafeFile::deleteIfThere);
    } catch (IOException e) {
      throw Fault.of(
          Kind.UNAVAILABLE, "cannot read the folder " + folder + ": " + SafeFile.reason(e), e);
    }
  }

  private static Fault unwritten(Path target, IOException e) {
    return Fault.of(Kind.UNAVAILABLE, "cannot write " + target + ": " + SafeFile.reason(e), e);
  }
}
