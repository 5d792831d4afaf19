package io.sealport.cli.deploy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files of others, replaced whole, with owner and mode as they were. */
final class Replacement {

  private Replacement() {}

  /** Keeps a file, or a link as a link, under another name. */
  static void keep(Path file, Path backup) {
    try {
      copy(file, backup);
    } catch (IOException e) {
      throw trouble(file, e);
    }
  }

  /**
   * Does a change.
   *
   * @throws Fault CONFLICT if the file is not what the change was made for
   */
  static void make(Change change) {
    Path file = change.file();
    if (!Content.of(file).equals(change.was())) {
      throw Fault.of(Kind.CONFLICT, "somebody else has changed " + file + " in the meantime");
    }
    Path fresh = beside(file);
    try {
      Files.deleteIfExists(fresh);
      if (change instanceof Change.Edit edit) {
        write(edit, fresh);
      } else if (change instanceof Change.Link link) {
        Files.createSymbolicLink(fresh, link.to());
      }
      rename(fresh, file);
    } catch (IOException e) {
      throw trouble(file, e);
    }
  }

  private static void write(Change.Edit edit, Path fresh) throws IOException {
    byte[] content = edit.after().getBytes(ConfigFile.CHARSET);
    if (edit.before().isEmpty()) {
      SafeFile.publicFolder(parent(edit.file()));
      SafeFile.create(fresh, content, SafeFile.Mode.PUBLIC);
      return;
    }
    copy(edit.file(), fresh);
    Files.write(fresh, content);
    sync(fresh);
  }

  /** Puts back what was kept. */
  static void restore(Path file, Path backup) {
    Path fresh = beside(file);
    try {
      Files.deleteIfExists(fresh);
      copy(backup, fresh);
      rename(fresh, file);
    } catch (IOException e) {
      throw trouble(file, e);
    }
  }

  /** Takes away what was not there before. */
  static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw trouble(file, e);
    }
  }

  /** One step: whoever looks sees the old or the new. */
  static void rename(Path fresh, Path file) throws IOException {
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(parent(file));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(
        from,
        to,
        LinkOption.NOFOLLOW_LINKS,
        StandardCopyOption.COPY_ATTRIBUTES,
        StandardCopyOption.REPLACE_EXISTING);
    if (!Files.isSymbolicLink(to)) {
      sync(to);
    }
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Path beside(Path file) {
    return parent(file).resolve("." + file.getFileName() + ".sealport");
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? Path.of("/") : parent;
  }

  private static Fault trouble(Path file, IOException e) {
    return Fault.of(Kind.UNAVAILABLE, "cannot replace " + file + ": " + e.getMessage(), e);
  }
}
