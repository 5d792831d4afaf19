package io.sealport.server.boot;

import io.sealport.server.authority.Passphrase;
import io.sealport.server.journal.Node;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code join}: a new home for one more server of a CA. */
@Command(name = "join", description = "Makes a home for one more server of a CA.")
@SuppressWarnings("NullAway.Init") // picocli fills the required options
class Join implements Callable<Integer> {

  @Option(names = "--home", required = true, description = "Folder to make; empty or absent.")
  Path home;

  @Option(names = "--from", required = true, description = "The home of another of its servers.")
  Path from;

  @Option(names = "--node", required = true, description = "The new server's name.")
  String node;

  @Option(names = "--http-port", description = "Port of the plain http listener.")
  @Nullable Integer httpPort;

  @Option(names = "--https-port", description = "Port of the https listener.")
  @Nullable Integer httpsPort;

  @Option(names = "--bind", description = "Address that both listeners bind to.")
  @Nullable String bind;

  @Option(names = "--passphrase-file", description = "File with the passphrase of the keys.")
  @Nullable Path passphraseFile;

  @Override
  public Integer call() {
    Home other = new Home(from);
    ServerConfig config = JoinedHome.requireShared(other);
    Passphrase passphrase =
        Passphrases.find(Optional.ofNullable(passphraseFile), config.passphraseFile());
    JoinedHome.make(other, home, configuration(), passphrase, Clock.systemUTC());
    System.out.println("made the server " + node + " in " + home.toAbsolutePath().normalize());
    return 0;
  }

  /** What stands in the new {@code sealport.yaml} instead of what the other one's says. */
  private Map<Key, String> configuration() {
    Map<Key, String> values = new TreeMap<>();
    values.put(Key.NODE, Node.requireName(node));
    put(values, Key.BIND, bind);
    put(values, Key.HTTP_PORT, httpPort);
    put(values, Key.HTTPS_PORT, httpsPort);
    return values;
  }

  private static void put(Map<Key, String> values, Key key, @Nullable Object value) {
    if (value != null) {
      values.put(key, value.toString());
    }
  }
}
