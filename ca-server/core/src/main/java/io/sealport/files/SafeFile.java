package io.sealport.files;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;

/** Writes and reads whole files; every failure is a {@link Fault} that names the file. */
public final class SafeFile {

  /** Who may read a file. */
  public enum Mode {
    /** Owner only: private keys, tokens, passphrases. */
    SECRET("rw-------"),
    /** Everybody may read: certificates, CRLs, profiles. */
    PUBLIC("rw-r--r--");

    private final String permissions;

    Mode(String permissions) {
      this.permissions = permissions;
    }

    private Set<PosixFilePermission> permissions() {
      return PosixFilePermissions.fromString(permissions);
    }
  }

  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  /** A name that is taken, by a link too, is not opened. */
  private static final Set<OpenOption> NEW_FILE =
      Set.of(
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE,
          StandardOpenOption.READ,
          LinkOption.NOFOLLOW_LINKS);

  private static final SecureRandom RANDOM = new SecureRandom();

  private SafeFile() {}

  /**
   * Writes a file that does not exist yet.
   *
   * @throws Fault CONFLICT if it exists, UNAVAILABLE if it cannot be written
   */
  public static void create(Path target, byte[] content, Mode mode) {
    write(target, content, mode, false);
  }

  /**
   * Writes or replaces a file: readers see the old one or the new one, nothing between.
   *
   * @throws Fault UNAVAILABLE if it cannot be written
   */
  public static void replace(Path target, byte[] content, Mode mode) {
    write(target, content, mode, true);
  }

  /**
   * Writes a file that is to be carried away, on whatever file system a stick has: no modes, no
   * links.
   *
   * @throws Fault CONFLICT if it exists, UNAVAILABLE if it cannot be written
   */
  public static void carry(Path target, byte[] content) {
    try (FileChannel channel =
        FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (FileAlreadyExistsException e) {
      throw exists(target);
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot write " + target + ": " + reason(e), e);
    }
  }

  /**
   * Reads a file of at most {@code limit} bytes.
   *
   * @throws Fault NOT_FOUND, TOO_LARGE or UNAVAILABLE
   */
  public static byte[] read(Path file, long limit) {
    try {
      long size = Files.size(file);
      if (size > limit) {
        throw Fault.of(
            Kind.TOO_LARGE, file + " has " + size + " bytes; at most " + limit + " are read");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw Fault.of(Kind.NOT_FOUND, "no file " + file);
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot read " + file + ": " + reason(e), e);
    }
  }

  /** {@link #read} as UTF-8 text. */
  public static String readText(Path file, long limit) {
    return new String(read(file, limit), StandardCharsets.UTF_8);
  }

  /**
   * {@link #readText} of a file that keeps a secret: nobody but its owner may read or write it.
   *
   * @throws Fault BAD_CONFIGURATION if others may
   */
  public static String readSecret(Path file, long limit) {
    try {
      if (Files.exists(file)
          && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
        throw Fault.of(
                Kind.BAD_CONFIGURATION,
                "others than its owner may read or write " + file + ", which holds a secret")
            .withHint("chmod 600 " + file);
      }
    } catch (UnsupportedOperationException e) {
      // A file system without such modes keeps secrets in its own way.
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot read " + file + ": " + reason(e), e);
    }
    return readText(file, limit);
  }

  /**
   * Makes a folder, and those above it, that only its owner may enter.
   *
   * @throws Fault UNAVAILABLE if it cannot be made
   */
  public static void secretFolder(Path folder) {
    folder(folder, "rwx------");
  }

  /** Makes a folder, and those above it, that everybody may read. */
  public static void publicFolder(Path folder) {
    folder(folder, "rwxr-xr-x");
  }

  private static void folder(Path folder, String permissions) {
    try {
      if (Files.isDirectory(folder)) {
        return;
      }
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot make the folder " + folder + ": " + reason(e), e);
    }
  }

  private static void write(Path target, byte[] content, Mode mode, boolean overwrite) {
    if (!overwrite && Files.exists(target)) {
      throw exists(target);
    }
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      throw Fault.of(Kind.BAD_INPUT, target + " is not the name of a file");
    }
    Path fresh = folder.resolve("." + target.getFileName() + randomPart());
    Path part = null;
    try {
      try (FileChannel channel = openPart(fresh, mode)) {
        part = fresh;
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      if (overwrite) {
        Files.move(
            part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } else {
        // A hard link fails where the name is taken, which a rename would overwrite.
        Files.createLink(target, part);
      }
      syncFolder(folder);
    } catch (FileAlreadyExistsException e) {
      throw exists(target);
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot write " + target + ": " + reason(e), e);
    } finally {
      deleteIfThere(part);
    }
  }

  private static String randomPart() {
    return Long.toUnsignedString(RANDOM.nextLong(), Character.MAX_RADIX) + ".part";
  }

  /** Makes a new file beside the target, with a name that nobody guesses. */
  static FileChannel openPart(Path part, Mode mode) throws IOException {
    FileChannel channel =
        FileChannel.open(part, NEW_FILE, PosixFilePermissions.asFileAttribute(mode.permissions()));
    // A new file is subject to the umask; the mode is part of the promise.
    requireMode(part, mode);
    return channel;
  }

  /** The name of a part that becomes that file. */
  static Path partOf(Path target) {
    return target.resolveSibling("." + target.getFileName() + randomPart());
  }

  /** By a view that does not follow a link that somebody put in the file's place. */
  private static void requireMode(Path file, Mode mode) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (!view.readAttributes().permissions().equals(mode.permissions())) {
      view.setPermissions(mode.permissions());
    }
  }

  /** The name of a file is on disk when its folder is. */
  static void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  static void deleteIfThere(@org.jspecify.annotations.Nullable Path part) {
    if (part == null) {
      return;
    }
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // The part file holds nothing that the target does not; leaving it harms nobody.
    }
  }

  private static Fault exists(Path target) {
    return Fault.of(Kind.CONFLICT, target + " exists and is not overwritten");
  }

  static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException f && f.getReason() != null) {
      return f.getReason();
    }
    if (e instanceof NoSuchFileException) {
      return "the folder does not exist";
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
