package io.sealport.server.boot;

import io.micronaut.context.ApplicationContext;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.files.SafeFile.Mode;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.Passphrase;
import io.sealport.server.fleet.Fleet;
import io.sealport.server.registration.OwnCertificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A home for one more server of a CA: what its servers share is copied from the home of another,
 * the rest it gets of its own. Made beside its place, like {@link NewHome}.
 */
final class JoinedHome {

  private static final long MAX_BYTES = 1 << 20;

  /** What each server has of its own, and the operators' keys, which are people's. */
  private static final Set<String> NOT_SHARED =
      Set.of("run", "crl", "public", "operators", "keys", "sealport.yaml");

  private JoinedHome() {}

  /**
   * The configuration of a home whose database several servers may use.
   *
   * @throws Fault NOT_FOUND if it is no home; CONFLICT if its database is an SQLite file
   */
  static ServerConfig requireShared(Home other) {
    if (!Files.exists(other.configuration())) {
      throw Fault.of(Kind.NOT_FOUND, other.folder().toAbsolutePath() + " is not the home of a CA")
          .withHint("--from names the home of a server that is there, or a copy of it");
    }
    ServerConfig config = ServerConfig.read(other.configuration());
    if (config.database().isEmpty()) {
      throw Fault.of(
              Kind.CONFLICT,
              "the CA in "
                  + other.folder()
                  + " keeps its database in an SQLite file, for one server")
          .withHint("a CA for several is made with sealport ca init --database postgresql://...");
    }
    return config;
  }

  /**
   * Makes the home; when this returns the server has joined and can be started.
   *
   * @param configuration what is not as in the other home; its node's name at least
   * @throws Fault CONFLICT if the folder holds anything, or the name was used before; NOT_FOUND if
   *     the other home lacks a key
   */
  static void make(
      Home other, Path target, Map<Key, String> configuration, Passphrase passphrase, Clock clock) {
    NewHome.beside(
        target,
        part -> {
          copyShared(other.folder(), part);
          Home home = new Home(part);
          SafeFile.create(
              home.configuration(), changed(other.configuration(), configuration), Mode.PUBLIC);
          join(other, home, passphrase, clock);
        });
  }

  private static void join(Home other, Home home, Passphrase passphrase, Clock clock) {
    ServerConfig config = ServerConfig.read(home.configuration());
    try (ApplicationContext rooms = Wiring.open(home, config, passphrase, clock, false)) {
      rooms.getBean(Fleet.class).requireNew(config.node());
      for (String key : rooms.getBean(Hierarchy.class).keyIds()) {
        copyKey(other, home, key + ".pub", Mode.PUBLIC);
        copyKey(other, home, key + ".key", Mode.SECRET);
      }
      rooms.getBean(OwnCertificates.class).renewDue();
      AuthorityFiles.write(rooms, home);
    }
  }

  private static void copyKey(Home other, Home home, String file, Mode mode) {
    Path from = other.keys().resolve(file);
    if (!Files.exists(from)) {
      throw Fault.of(Kind.NOT_FOUND, "the key file " + from + " is missing")
          .withHint("--from names a home that has the keys of all CAs");
    }
    SafeFile.secretFolder(home.keys());
    SafeFile.create(home.keys().resolve(file), SafeFile.read(from, MAX_BYTES), mode);
  }

  private static void copyShared(Path from, Path to) throws IOException {
    try (Stream<Path> content = Files.list(from)) {
      List<Path> shared =
          content.filter(p -> !NOT_SHARED.contains(p.getFileName().toString())).toList();
      for (Path path : shared) {
        copyAll(path, to.resolve(path.getFileName().toString()));
      }
    }
  }

  /** With who may read what. */
  private static void copyAll(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(
            path, to.resolve(from.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /** The other home's configuration with these keys changed, its comments kept. */
  private static byte[] changed(Path file, Map<Key, String> configuration) {
    Set<String> changed =
        configuration.keySet().stream().map(Key::wire).collect(Collectors.toSet());
    String kept =
        Arrays.stream(SafeFile.readText(file, MAX_BYTES).split("\\R"))
            .filter(line -> !changed.contains(line.split(":", 2)[0].strip()))
            .collect(Collectors.joining("\n"));
    String added =
        configuration.entrySet().stream()
            .map(e -> e.getKey().wire() + ": \"" + e.getValue() + "\"\n")
            .collect(Collectors.joining());
    return (kept + "\n" + added).getBytes(StandardCharsets.UTF_8);
  }
}
