package io.sealport.server.boot;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.server.authority.Passphrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code serve}: runs the CA of a home until it is told to stop. */
@Command(name = "serve", description = "Serves the CA of a home until it is told to stop.")
@SuppressWarnings("NullAway.Init") // picocli fills the required options
class Serve implements Callable<Integer> {

  @Option(names = "--home", required = true, description = "Folder made by init.")
  Path home;

  @Option(names = "--http-port", description = "Port of the plain http listener; 0: any free one.")
  @Nullable Integer httpPort;

  @Option(names = "--https-port", description = "Port of the https listener; 0: any free one.")
  @Nullable Integer httpsPort;

  @Option(names = "--bind", description = "Address that both listeners bind to.")
  @Nullable String bind;

  @Option(names = "--passphrase-file", description = "File with the passphrase of the keys.")
  @Nullable Path passphraseFile;

  @Override
  public Integer call() throws InterruptedException {
    Home place = new Home(home);
    if (!Files.exists(place.configuration())) {
      throw Fault.of(Kind.NOT_FOUND, home.toAbsolutePath() + " is not the home of a CA")
          .withHint("sealport ca init --home " + home + " --name NAME --base-url URL makes one");
    }
    ServerConfig config =
        ServerConfig.read(place.configuration())
            .listeningOn(
                Optional.ofNullable(bind),
                Optional.ofNullable(httpPort),
                Optional.ofNullable(httpsPort));
    Logs.configure(config.watch());
    Passphrase passphrase =
        Passphrases.find(Optional.ofNullable(passphraseFile), config.passphraseFile());
    try (Server server = Server.start(place, config, passphrase, Clock.systemUTC())) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
      System.out.println("serving " + server.http() + " and " + server.https());
      server.awaitStop();
    }
    return 0;
  }

  /** Being told to stop is no failure: the exit code is 0, not the signal's. */
  private static void stop(Server server) {
    server.close();
    Runtime.getRuntime().halt(0);
  }
}
