package io.sealport.cli.deploy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The sets of a target folder: a sub-folder each, whole or absent, and {@code current}, a link to
 * the one in use, that is replaced by one rename: whoever opens key and certificate by it sees both
 * of one set.
 */
final class Generations {

  private static final String PREFIX = "set-";
  private static final List<String> KEYS =
      List.of("key.pem", "pure-ftpd.pem", "ftps.p12", "keystore.p12");
  private static final String STAGE = ".staged";

  private final Path target;
  private final Optional<String> owner;

  Generations(Path target, Optional<String> owner) {
    this.target = target;
    this.owner = owner;
  }

  /** The set in use. */
  Optional<String> current() {
    Path link = target.resolve(Layout.CURRENT);
    try {
      return Files.isSymbolicLink(link)
          ? Optional.of(Files.readSymbolicLink(link).toString())
          : Optional.empty();
    } catch (IOException e) {
      throw trouble("look at", link, e);
    }
  }

  /** The name of a set with these files: the same for the same files. */
  static String name(String fingerprint) {
    return PREFIX + fingerprint.substring(0, 16);
  }

  /** Writes a set, unless it is there already. */
  void write(String name, List<NewFile> files) {
    SafeFile.publicFolder(target);
    Path folder = target.resolve(name);
    if (Files.isDirectory(folder)) {
      return;
    }
    Path stage = target.resolve(STAGE);
    delete(stage);
    SafeFile.publicFolder(stage);
    Optional<Ownership> given = ownership();
    for (NewFile file : files) {
      SafeFile.Mode mode = file.isSecret() ? SafeFile.Mode.SECRET : SafeFile.Mode.PUBLIC;
      SafeFile.create(stage.resolve(file.name()), file.content(), mode);
      given.ifPresent(o -> o.giveTo(stage.resolve(file.name())));
    }
    try {
      // The folder stays ours: whoever owned it could put links in the place of its files.
      Files.setPosixFilePermissions(stage, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(stage, folder);
    } catch (IOException e) {
      throw trouble("write", folder, e);
    }
  }

  private Optional<Ownership> ownership() {
    return owner
        .map(Ownership::parse)
        .or(() -> current().map(target::resolve).flatMap(Generations::ofKey));
  }

  /** Whoever has the key has the set. */
  private static Optional<Ownership> ofKey(Path set) {
    return KEYS.stream()
        .map(set::resolve)
        .filter(k -> Files.exists(k, LinkOption.NOFOLLOW_LINKS))
        .findFirst()
        .map(Ownership::of);
  }

  /** Whether the set in use has, of the files that are read, the same ones. */
  boolean hasInUse(List<NewFile> files, Predicate<String> isRead) {
    List<NewFile> read = files.stream().filter(f -> isRead.test(f.name())).toList();
    Optional<Path> set = current().map(target::resolve).filter(Files::isDirectory);
    if (set.isEmpty()) {
      return false;
    }
    try (Stream<Path> there = Files.list(set.get())) {
      long count = there.filter(f -> isRead.test(f.getFileName().toString())).count();
      return count == read.size() && read.stream().allMatch(f -> f.isIn(set.get()));
    } catch (IOException e) {
      throw trouble("look into", set.get(), e);
    }
  }

  /** Puts a set into use; empty takes the link away. */
  void use(Optional<String> name) {
    Path link = target.resolve(Layout.CURRENT);
    Path fresh = target.resolve(".current.new");
    try {
      Files.deleteIfExists(fresh);
      if (name.isEmpty()) {
        Files.deleteIfExists(link);
      } else {
        Files.createSymbolicLink(fresh, Path.of(name.get()));
        Replacement.rename(fresh, link);
      }
    } catch (IOException e) {
      throw trouble("replace", link, e);
    }
  }

  /** Removes every set but these. */
  void keepOnly(Set<String> names) {
    try (Stream<Path> entries = Files.list(target)) {
      entries
          .filter(e -> e.getFileName().toString().startsWith(PREFIX))
          .filter(e -> !names.contains(e.getFileName().toString()))
          .toList()
          .forEach(Generations::delete);
    } catch (IOException e) {
      throw trouble("look into", target, e);
    }
  }

  private static void delete(Path folder) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw trouble("remove", folder, e);
    }
  }

  private static Fault trouble(String what, Path file, IOException e) {
    return Fault.of(Kind.UNAVAILABLE, "cannot " + what + " " + file + ": " + e.getMessage(), e);
  }
}
