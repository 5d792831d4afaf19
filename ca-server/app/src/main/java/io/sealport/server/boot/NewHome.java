package io.sealport.server.boot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.micronaut.context.ApplicationContext;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.files.SafeFile.Mode;
import io.sealport.pki.KeyType;
import io.sealport.pki.Name;
import io.sealport.policy.ProfileSchema;
import io.sealport.policy.ShippedProfiles;
import io.sealport.server.authority.Foundation;
import io.sealport.server.authority.Passphrase;
import io.sealport.server.registration.OwnCertificates;
import io.sealport.server.status.Crls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a home beside its place and moves it there when all of it is done, so that a failure leaves
 * nothing behind.
 */
final class NewHome {

  private NewHome() {}

  /** What CA the home gets. */
  record Ca(String name, KeyType type, Name operator) {}

  /** Where the root's key goes if it is not to be in the home. */
  record RootPlace(Path folder, Passphrase passphrase) {}

  /** {@link #make} with the root's key in the home. */
  static void make(
      Path target, Map<Key, String> configuration, Ca ca, Passphrase passphrase, Clock clock) {
    make(target, configuration, ca, Optional.empty(), passphrase, clock);
  }

  /**
   * Makes the home, and the folder of an offline root.
   *
   * @throws Fault CONFLICT if a folder holds anything already; BAD_INPUT if one is in the other;
   *     UNAVAILABLE if it cannot be made
   */
  static void make(
      Path target,
      Map<Key, String> configuration,
      Ca ca,
      Optional<RootPlace> root,
      Passphrase passphrase,
      Clock clock) {
    root.ifPresent(r -> requireApart(target.toAbsolutePath().normalize(), r.folder()));
    beside(
        target,
        part -> {
          writeFiles(new Home(part), configuration);
          if (root.isPresent()) {
            NewRoot.with(
                root.get(),
                ca,
                clock,
                r -> fill(new Home(part), new Wanted(ca, Optional.of(r)), passphrase, clock));
          } else {
            fill(new Home(part), new Wanted(ca, Optional.empty()), passphrase, clock);
          }
        });
  }

  /** Fills a folder. */
  @FunctionalInterface
  interface Filling {
    void fill(Path part) throws IOException;
  }

  /**
   * Makes a folder beside its place and moves it there when all of it is done.
   *
   * @throws Fault CONFLICT if there is something in its place; UNAVAILABLE if it cannot be made
   */
  static void beside(Path target, Filling filling) {
    Path place = target.toAbsolutePath().normalize();
    requireEmpty(place);
    Path above = place.getParent();
    Path name = place.getFileName();
    if (above == null || name == null) {
      throw Fault.of(Kind.BAD_INPUT, target + " cannot be a home");
    }
    SafeFile.publicFolder(above);
    Path part = temporary(above, name.toString());
    try {
      filling.fill(part);
      Files.move(part, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot make the home " + place, e);
    } finally {
      remove(part);
    }
  }

  private static void writeFiles(Home home, Map<Key, String> configuration) {
    SafeFile.create(home.configuration(), yaml(configuration), Mode.PUBLIC);
    SafeFile.publicFolder(home.policies());
    SafeFile.create(
        home.policies().resolveSibling(ProfileSchema.FILE),
        ProfileSchema.text().getBytes(StandardCharsets.UTF_8),
        Mode.PUBLIC);
    for (ShippedProfiles.ProfileFile profile : ShippedProfiles.files()) {
      SafeFile.create(home.policies().resolve(profile.name()), profile.bytes(), Mode.PUBLIC);
    }
  }

  /** The CA, and its root where that is made elsewhere. */
  private record Wanted(Ca ca, Optional<NewRoot> root) {

    void lay(ApplicationContext rooms) {
      root.ifPresentOrElse(
          r -> r.lay(rooms), () -> rooms.getBean(Foundation.class).lay(ca.name(), ca.type()));
    }
  }

  private static void fill(Home home, Wanted wanted, Passphrase passphrase, Clock clock) {
    ServerConfig config = ServerConfig.read(home.configuration());
    Optional<EmptyDatabase> postgres =
        config.database().map(address -> EmptyDatabase.require(address, config));
    try {
      found(home, config, wanted, passphrase, clock);
    } catch (RuntimeException e) {
      postgres.ifPresent(EmptyDatabase::empty);
      throw e;
    }
  }

  private static void found(
      Home home, ServerConfig config, Wanted wanted, Passphrase passphrase, Clock clock) {
    try (ApplicationContext rooms = Wiring.open(home, config, passphrase, clock, false)) {
      wanted.lay(rooms);
      rooms.getBean(OwnCertificates.class).renewDue();
      new FirstOperator(rooms, home).enrol(wanted.ca().operator());
      rooms.getBean(Crls.class).publishDue();
    }
  }

  private static byte[] yaml(Map<Key, String> configuration) {
    Map<String, String> named = new LinkedHashMap<>();
    configuration.forEach((key, value) -> named.put(key.wire(), value));
    try {
      return new YAMLMapper().writeValueAsString(named).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "the configuration cannot be written", e);
    }
  }

  /** Who takes the one folder away must not take the other, nor leave it behind. */
  private static void requireApart(Path home, Path root) {
    Path other = root.toAbsolutePath().normalize();
    if (real(other).startsWith(real(home)) || real(home).startsWith(real(other))) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "the root's folder " + other + " and the home " + home + " must not be in one another");
    }
  }

  /** The path with every link on it followed, as far as it exists. */
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      Path above = path.getParent();
      Path name = path.getFileName();
      return above == null || name == null ? path : real(above).resolve(name);
    }
  }

  private static void requireEmpty(Path place) {
    if (!Files.exists(place)) {
      return;
    }
    try (Stream<Path> content = Files.list(place)) {
      if (content.findAny().isEmpty()) {
        return;
      }
    } catch (IOException e) {
      throw Fault.of(Kind.CONFLICT, place + " exists and is not an empty folder", e);
    }
    throw Fault.of(Kind.CONFLICT, "the folder " + place + " is not empty")
        .withHint("a CA gets a folder of its own; nothing was changed");
  }

  private static Path temporary(Path above, String name) {
    try {
      // Its mode is 0700, and becomes the home's.
      return Files.createTempDirectory(above, "." + name + "-");
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot write into " + above, e);
    }
  }

  private static void remove(Path part) {
    if (!Files.exists(part)) {
      return;
    }
    try (Stream<Path> all = Files.walk(part)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      System.err.println("hint: " + part + " is left over and can be removed");
    }
  }
}
