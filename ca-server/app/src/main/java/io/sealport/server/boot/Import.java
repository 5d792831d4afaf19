package io.sealport.server.boot;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micronaut.context.ApplicationContext;
import io.sealport.api.ImportReport;
import io.sealport.api.Json;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.moving.CaSource;
import io.sealport.moving.OldCa;
import io.sealport.moving.OldCaFiles;
import io.sealport.moving.OldCaReader;
import io.sealport.moving.Watcher;
import io.sealport.pki.HeldKey;
import io.sealport.pki.Keys;
import io.sealport.server.authority.Passphrase;
import io.sealport.server.moving.Takeover;
import io.sealport.server.moving.Wanted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code import}: takes over a CA of another program. The home's lock is held: one process writes a
 * journal, not two. Prints lines {@code progress DONE TOTAL} and, at the end, the report as one
 * line of JSON.
 */
@Command(name = "import", description = "Takes over a CA of another program.")
@SuppressWarnings("NullAway.Init") // picocli fills the required options
class Import implements Callable<Integer> {

  @Parameters(description = "Folder or PKCS#12 file of the old CA.")
  Path source;

  @Option(names = "--home", required = true, description = "Folder made by init.")
  Path home;

  @Option(names = "--from", description = "openssl, easy-rsa or pkcs12; found out without it.")
  @Nullable String from;

  @Option(names = "--ca-cert", description = "The CA's certificate.")
  @Nullable Path caCertificate;

  @Option(names = "--ca-key", description = "The CA's private key.")
  @Nullable Path caKey;

  @Option(names = "--chain", description = "File with the certificates above it.")
  @Nullable Path chain;

  @Option(names = "--crl", description = "Its last CRL.")
  @Nullable Path crl;

  @Option(names = "--certs", description = "Folder of certificates that it issued.")
  @Nullable Path certificates;

  @Option(names = "--id", description = "Its id in this home.")
  @Nullable String id;

  @Option(names = "--server-profile", defaultValue = "ftps-server", description = "Of its servers.")
  String serverProfile;

  @Option(names = "--user-profile", defaultValue = "ftps-user", description = "Of its users.")
  String userProfile;

  @Option(names = "--again", description = "Take what is new since the last import.")
  boolean again;

  @Option(names = "--apply", description = "Take it; without this only say what would be taken.")
  boolean apply;

  @Option(names = "--key-passphrase-file", description = "The passphrase of the old CA's key.")
  @Nullable Path keyPassphraseFile;

  @Option(names = "--passphrase-file", description = "File with the passphrase of the keys.")
  @Nullable Path passphraseFile;

  @Override
  public Integer call() {
    Home place = new Home(home);
    if (!Files.exists(place.configuration())) {
      throw Fault.of(Kind.NOT_FOUND, home.toAbsolutePath() + " is not the home of a CA")
          .withHint("sealport ca init makes one, and the old CA comes into it beside its own");
    }
    ServerConfig config = ServerConfig.read(place.configuration());
    Passphrase passphrase =
        Passphrases.find(Optional.ofNullable(passphraseFile), config.passphraseFile());
    char[] keyPassphrase = OldPassphrase.find(Optional.ofNullable(keyPassphraseFile));
    try {
      System.out.println(json(run(place, config, passphrase, keyPassphrase)));
    } finally {
      Keys.wipe(keyPassphrase);
    }
    return 0;
  }

  private ImportReport run(
      Home place, ServerConfig config, Passphrase passphrase, char[] keyPassphrase) {
    Clock clock = Clock.systemUTC();
    Watcher watcher = new ProgressLines(System.out);
    OldCaReader reader = OldCaReader.open(OldCaFiles.find(source, said()), keyPassphrase);
    Wanted wanted =
        new Wanted(
            Optional.ofNullable(id),
            new io.sealport.server.authority.ImportedCas.Terms(serverProfile, userProfile),
            again);
    // What is here already has its key.
    Optional<HeldKey> key = again ? Optional.empty() : Optional.of(reader.key(keyPassphrase));
    OldCa old = reader.read(clock.instant(), watcher);
    return take(place, config, passphrase, clock, rooms -> act(rooms, old, key, wanted, watcher));
  }

  private OldCaFiles.Said said() {
    return new OldCaFiles.Said(
        Optional.ofNullable(from).map(CaSource::parse),
        Optional.ofNullable(caCertificate),
        Optional.ofNullable(caKey),
        Optional.ofNullable(chain),
        Optional.ofNullable(crl),
        Optional.ofNullable(certificates));
  }

  /** What is done while no server runs on the home. */
  @FunctionalInterface
  interface Act {
    ImportReport in(ApplicationContext rooms);
  }

  /** Does it in the rooms of a home, and leaves the CAs' certificates on the machine. */
  static ImportReport take(
      Home place, ServerConfig config, Passphrase passphrase, Clock clock, Act act) {
    try (HomeLock held = HomeLock.take(place);
        ApplicationContext rooms = Wiring.open(place, config, passphrase, clock, false)) {
      ImportReport report = act.in(rooms);
      if (report.applied()) {
        AuthorityFiles.write(rooms, place);
      }
      return report;
    }
  }

  private ImportReport act(
      ApplicationContext rooms, OldCa old, Optional<HeldKey> key, Wanted wanted, Watcher watcher) {
    Takeover takeover = rooms.getBean(Takeover.class);
    if (!apply) {
      return takeover.plan(old, wanted);
    }
    return key.map(k -> takeover.take(old, k, wanted, watcher))
        .orElseGet(() -> takeover.takeSince(old, wanted, watcher));
  }

  private static String json(ImportReport report) {
    try {
      return Json.mapper().writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "the report cannot be written", e);
    }
  }
}
