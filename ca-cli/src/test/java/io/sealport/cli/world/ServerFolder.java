package io.sealport.cli.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server's temporary folder: its configuration and logs, and in {@code files} the users' files.
 */
final class ServerFolder {
  /** Not nobody: vsftpd enters the home of its guests, and nobody has none that exists. */
  private static final String ACCOUNT = "daemon";

  private final Path path;
  private final Path files;

  private ServerFolder(Path path) throws IOException {
    this.path = path;
    this.files = Files.createDirectory(path.resolve("files"));
  }

  /** The users' files belong to {@value #ACCOUNT} where the server, being root, can become it. */
  static ServerFolder create(String server) {
    try {
      ServerFolder folder =
          new ServerFolder(Files.createTempDirectory("sealport-" + server + "-").toRealPath());
      // The account that serves the users' files must reach them.
      Files.setPosixFilePermissions(folder.path, PosixFilePermissions.fromString("rwx--x--x"));
      if (OutsidePrograms.runsAsRoot()) {
        UserPrincipalLookupService accounts =
            FileSystems.getDefault().getUserPrincipalLookupService();
        PosixFileAttributeView view = folder.ownership();
        view.setOwner(accounts.lookupPrincipalByName(ACCOUNT));
        view.setGroup(accounts.lookupPrincipalByGroupName(ACCOUNT));
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path files() {
    return files;
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  String owner() throws IOException {
    return attributes().owner().getName();
  }

  String group() throws IOException {
    return attributes().group().getName();
  }

  /** The owner's numbers as {@code uid:gid}. */
  String ownerNumbers() throws IOException {
    return Files.getAttribute(files, "unix:uid") + ":" + Files.getAttribute(files, "unix:gid");
  }

  Path directory(String name) throws IOException {
    return Files.createDirectory(path.resolve(name));
  }

  /** A file that only this process's account may read: most hold passwords. */
  Path write(String name, List<String> lines) throws IOException {
    Path file = path.resolve(name);
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.write(file, lines);
  }

  /** Every {@code *.log} file of the folder. */
  String log() {
    StringBuilder text = new StringBuilder();
    for (Path file : list()) {
      if (file.toString().endsWith(".log")) {
        text.append("--- ").append(file.getFileName()).append('\n');
        try {
          text.append(ProgramRun.text(file));
        } catch (IOException e) {
          text.append(e).append('\n');
        }
      }
    }
    return text.toString();
  }

  void delete() {
    try (Stream<Path> tree = Files.walk(path)) {
      for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> list() {
    try (Stream<Path> entries = Files.list(path)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PosixFileAttributeView ownership() {
    return Files.getFileAttributeView(files, PosixFileAttributeView.class);
  }

  private PosixFileAttributes attributes() throws IOException {
    return ownership().readAttributes();
  }
}
