package io.sealport.server.boot;

import io.micronaut.context.ApplicationContext;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import io.sealport.server.authority.Passphrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code operator}: a new administrator's certificate by the passphrase of the keys, when the old
 * one has ended. The home's lock is held: one process writes a journal, not two.
 */
@Command(name = "operator", description = "Makes a new administrator's certificate at the home.")
@SuppressWarnings("NullAway.Init") // picocli fills the required options
class Operator implements Callable<Integer> {

  @Option(names = "--home", required = true, description = "Folder made by init.")
  Path home;

  @Option(
      names = "--name",
      defaultValue = "admin",
      description = "The administrator's name (${DEFAULT-VALUE}).")
  String name;

  @Option(names = "--force", description = "Take the place of files that are there.")
  boolean force;

  @Option(names = "--passphrase-file", description = "File with the passphrase of the keys.")
  @Nullable Path passphraseFile;

  @Override
  public Integer call() {
    Home place = new Home(home);
    if (!Files.exists(place.configuration())) {
      throw Fault.of(Kind.NOT_FOUND, home.toAbsolutePath() + " is not the home of a CA");
    }
    ServerConfig config = ServerConfig.read(place.configuration());
    Passphrase passphrase =
        Passphrases.find(Optional.ofNullable(passphraseFile), config.passphraseFile());
    String serial =
        make(place, config, FirstOperator.requireName(name), force, passphrase, Clock.systemUTC());
    System.out.println("made the administrator's certificate " + serial);
    return 0;
  }

  /**
   * Makes it.
   *
   * @return its serial
   * @throws Fault CONFLICT if a server runs, or there are files of that name and it is not forced
   */
  static String make(
      Home place,
      ServerConfig config,
      Name operator,
      boolean force,
      Passphrase passphrase,
      Clock clock) {
    try (HomeLock held = HomeLock.take(place);
        ApplicationContext rooms = Wiring.open(place, config, passphrase, clock, false)) {
      FirstOperator first = new FirstOperator(rooms, place);
      if (!force && first.isThere(operator)) {
        throw Fault.of(
                Kind.CONFLICT,
                "there is an operator " + operator.value() + " in " + place.operators())
            .withHint("--force moves the old files to operators/previous, or choose --name");
      }
      return first.recover(operator, clock.instant());
    }
  }
}
