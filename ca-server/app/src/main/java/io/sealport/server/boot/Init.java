package io.sealport.server.boot;

import io.sealport.pki.CaDraft;
import io.sealport.pki.KeyType;
import io.sealport.pki.Name;
import io.sealport.server.authority.Passphrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code init}: a new home with a new CA. */
@Command(name = "init", description = "Makes a new CA in a folder of its own.")
@SuppressWarnings("NullAway.Init") // picocli fills the required options
class Init implements Callable<Integer> {

  @Option(names = "--home", required = true, description = "Folder to make; empty or absent.")
  Path home;

  @Option(names = "--name", required = true, description = "The CA's name.")
  String name;

  @Option(
      names = "--base-url",
      required = true,
      description = "http://HOST:PORT that relying parties reach.")
  String baseUrl;

  @Option(
      names = "--key-type",
      defaultValue = "ec-p256",
      description = "ec-p256, ec-p384, rsa-3072, rsa-4096 or ed25519 (${DEFAULT-VALUE}).")
  String keyType;

  @Option(names = "--passphrase-file", description = "File with the passphrase of the keys.")
  @Nullable Path passphraseFile;

  @Option(
      names = "--database",
      description = "postgresql://[USER@]HOST[:PORT]/NAME of an empty database; without it SQLite.")
  @Nullable String database;

  @Option(names = "--database-password-file", description = "File with the database's password.")
  @Nullable Path databasePasswordFile;

  @Option(names = "--http-port", description = "Port of the plain http listener.")
  @Nullable Integer httpPort;

  @Option(names = "--https-port", description = "Port of the https listener.")
  @Nullable Integer httpsPort;

  @Option(names = "--bind", description = "Address that both listeners bind to.")
  @Nullable String bind;

  @Option(
      names = "--operator",
      defaultValue = "admin",
      description = "Name of the first operator (${DEFAULT-VALUE}).")
  String operator;

  @Option(
      names = "--offline-root",
      description = "Folder for the root's key; empty or absent, not in the home.")
  @Nullable Path offlineRoot;

  @Option(
      names = "--root-passphrase-file",
      description = "File with the passphrase of the offline root's key.")
  @Nullable Path rootPassphraseFile;

  @Override
  public Integer call() {
    CaDraft.requireName(name);
    ServerConfig.requireBaseUrl(baseUrl);
    Optional.ofNullable(database).ifPresent(PostgresAddress::parse);
    Name first = FirstOperator.requireName(operator);
    KeyType type = CaDraft.requireKey(KeyType.parse(keyType));
    Passphrase passphrase = Passphrases.create(Optional.ofNullable(passphraseFile));
    NewHome.Ca ca = new NewHome.Ca(name, type, first);
    Optional<NewHome.RootPlace> root =
        Optional.ofNullable(offlineRoot)
            .map(
                f ->
                    new NewHome.RootPlace(
                        f, Passphrases.createForRoot(Optional.ofNullable(rootPassphraseFile))));
    NewHome.make(home, configuration(), ca, root, passphrase, Clock.systemUTC());
    System.out.println("made the CA \"" + name + "\" in " + home.toAbsolutePath().normalize());
    return 0;
  }

  /** What is written into the new {@code sealport.yaml}. */
  private Map<Key, String> configuration() {
    Map<Key, String> values = new TreeMap<>();
    values.put(Key.NAME, name);
    values.put(Key.BASE_URL, baseUrl);
    put(values, Key.BIND, bind);
    put(values, Key.HTTP_PORT, httpPort);
    put(values, Key.HTTPS_PORT, httpsPort);
    put(values, Key.DATABASE, database);
    Path password = databasePasswordFile;
    if (password != null) {
      put(values, Key.DATABASE_PASSWORD_FILE, password.toAbsolutePath().normalize());
    }
    Path file = passphraseFile;
    if (file != null && Files.isRegularFile(file)) {
      put(values, Key.PASSPHRASE_FILE, file.toAbsolutePath().normalize());
    }
    return values;
  }

  private static void put(Map<Key, String> values, Key key, @Nullable Object value) {
    if (value != null) {
      values.put(key, value.toString());
    }
  }
}
