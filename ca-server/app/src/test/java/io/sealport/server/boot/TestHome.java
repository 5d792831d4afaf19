package io.sealport.server.boot;

import io.sealport.pki.KeyType;
import io.sealport.pki.Name;
import io.sealport.server.authority.Passphrase;
import io.sealport.testing.FakeClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A CA made once in a run at {@link FakeClock#START}, and copied for each test that wants one. */
public final class TestHome {

  /** The name of the CA. */
  public static final String NAME = "Test Harbour";

  /** The passphrase of its keys. */
  public static final String PASSPHRASE = "correct horse battery staple";

  /** What its certificates name; nothing listens there. */
  public static final String BASE_URL = "http://ca.example.com:8480";

  private TestHome() {}

  private static final class Master {
    static final Path HOME = lay();

    private static Path lay() {
      try {
        Path folder = Files.createTempDirectory("sealport-test-home-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
        TestHome.make(folder.resolve("home"), KeyType.EC_P256);
        LightKeys.encryptAgain(folder.resolve("home/keys"), PASSPHRASE.toCharArray());
        return folder.resolve("home");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The passphrase of the offline root's key. */
  public static final String ROOT_PASSPHRASE = "another horse, another staple";

  private static final class OfflineMaster {
    static final Path FOLDER = lay();

    private static Path lay() {
      try {
        Path folder = Files.createTempDirectory("sealport-test-offline-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
        NewHome.make(
            folder.resolve("home"),
            configuration(),
            new NewHome.Ca(NAME, KeyType.EC_P256, Name.login("admin")),
            Optional.of(rootIn(folder.resolve("root"))),
            passphrase(),
            new FakeClock());
        LightKeys.encryptAgain(folder.resolve("home/keys"), PASSPHRASE.toCharArray());
        LightKeys.encryptAgain(folder.resolve("root"), ROOT_PASSPHRASE.toCharArray());
        return folder;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static NewHome.RootPlace rootIn(Path folder) {
    return new NewHome.RootPlace(folder, new Passphrase(ROOT_PASSPHRASE.toCharArray()));
  }

  /** A copy of the run's CA with an offline root: {@code folder/home} and {@code folder/root}. */
  public static Path copyOfflineInto(Path folder) {
    copy(OfflineMaster.FOLDER.resolve("home"), folder.resolve("home"));
    copy(OfflineMaster.FOLDER.resolve("root"), folder.resolve("root"));
    return folder.resolve("home");
  }

  /** A copy of the run's CA at {@code folder/home}. */
  public static Path copyInto(Path folder) {
    Path target = folder.resolve("home");
    copy(Master.HOME, target);
    TestDatabase.giveCopy(target);
    return target;
  }

  /** A new CA of its own. */
  public static void make(Path home, KeyType type) {
    NewHome.make(
        home,
        TestDatabase.addTo(configuration()),
        new NewHome.Ca(NAME, type, Name.login("admin")),
        passphrase(),
        new FakeClock());
  }

  static Map<Key, String> configuration() {
    return new TreeMap<>(
        Map.of(
            Key.NAME, NAME,
            Key.BASE_URL, BASE_URL,
            Key.BIND, "127.0.0.1",
            Key.HTTP_PORT, "0",
            Key.HTTPS_PORT, "0"));
  }

  public static Passphrase passphrase() {
    return new Passphrase(PASSPHRASE.toCharArray());
  }

  static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // It lies in the system's temporary folder.
    }
  }
}
