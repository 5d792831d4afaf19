package io.sealport.cli.world;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * Where the outside programs are: first what {@code .ci/install-programs} unpacked, then the PATH.
 *
 * <p>The folder of unpacked packages, one sub-folder per server, is named by {@code
 * SEALPORT_TEST_PROGRAMS} and by default {@code ~/.cache/sealport-test-programs}. It comes first
 * because a server that happens to be installed may be another version.
 */
public final class OutsidePrograms {
  private static final List<String> PROGRAM_FOLDERS =
      List.of("usr/sbin", "usr/bin", "sbin", "bin", "usr/share/easy-rsa");

  private OutsidePrograms() {}

  /** Fails the test in CI, and skips it elsewhere, unless every program named is there. */
  public static void require(String... names) {
    for (String name : names) {
      path(name);
    }
  }

  /** The program's file; fails the test in CI, and skips it elsewhere, where it is missing. */
  public static Path path(String name) {
    Optional<Path> found = find(name);
    return found.orElseThrow(
        () -> missing("the program " + name + " is missing; hint: run .ci/install-programs"));
  }

  public static Optional<Path> find(String name) {
    return folders().stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Fails the test in CI, and skips it elsewhere, unless it runs as root. */
  public static void requireRoot(String program) {
    if (!runsAsRoot()) {
      throw missing(program + " with users of its own runs only as root");
    }
  }

  static boolean runsAsRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** The unpacked package that the program is part of; empty where it came from the PATH. */
  static Optional<Path> packageOf(Path program) {
    return program.startsWith(unpacked())
        ? Optional.of(unpacked().resolve(unpacked().relativize(program).getName(0)))
        : Optional.empty();
  }

  /** What to throw where something outside is missing: a failure in CI, elsewhere a skip. */
  static RuntimeException missing(String what) {
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(what);
    }
    System.out.println("SKIPPED: " + what);
    return new TestAbortedException(what);
  }

  private static List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    for (Path unpackedPackage : unpackedPackages()) {
      PROGRAM_FOLDERS.forEach(folder -> folders.add(unpackedPackage.resolve(folder)));
    }
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    for (String folder : path.split(File.pathSeparator)) {
      folders.add(Path.of(folder));
    }
    // Debian leaves the folders of servers out of an ordinary user's PATH.
    folders.add(Path.of("/usr/sbin"));
    folders.add(Path.of("/usr/share/easy-rsa"));
    return folders;
  }

  private static List<Path> unpackedPackages() {
    if (!Files.isDirectory(unpacked())) {
      return List.of();
    }
    List<Path> packages = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(unpacked(), Files::isDirectory)) {
      entries.forEach(packages::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collections.sort(packages);
    return packages;
  }

  private static Path unpacked() {
    return Optional.ofNullable(System.getenv("SEALPORT_TEST_PROGRAMS"))
        .filter(folder -> !folder.isBlank())
        .map(Path::of)
        .orElseGet(
            () -> Path.of(System.getProperty("user.home"), ".cache", "sealport-test-programs"))
        .toAbsolutePath();
  }
}
