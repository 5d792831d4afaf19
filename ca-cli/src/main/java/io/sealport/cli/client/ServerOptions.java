package io.sealport.cli.client;

import io.sealport.cli.console.Progress;
import io.sealport.cli.console.Surroundings;
import io.sealport.cli.server.LocalServer;
import io.sealport.cli.server.Passphrase;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Which server a command speaks to and as whom. The place: {@code --home}, {@code --server} or
 * {@code --context}, else {@code SEALPORT_HOME}, else the current context. The credential: the one
 * on the command line, else {@code SEALPORT_TOKEN}, else the home's operator or the context's own.
 */
public final class ServerOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "The CA's home on this machine; starts a server for the moment if none runs.")
  private @Nullable Path home;

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "The home's passphrase, for a server that has to be started.")
  private @Nullable Path passphraseFile;

  @Option(names = "--server", paramLabel = "URL", description = "The server's https address.")
  private @Nullable URI server;

  @Option(names = "--trust", paramLabel = "FILE", description = "The CA's root certificate, PEM.")
  private @Nullable Path trust;

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "Your client certificate with its chain, PEM.")
  private @Nullable Path cert;

  @Option(names = "--key", paramLabel = "FILE", description = "Its private key, PEM.")
  private @Nullable Path key;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "A token instead of a certificate; or set SEALPORT_TOKEN.")
  private @Nullable String token;

  @Option(names = "--token-file", paramLabel = "FILE", description = "A file that holds the token.")
  private @Nullable Path tokenFile;

  @Option(names = "--context", paramLabel = "NAME", description = "A saved context.")
  private @Nullable String context;

  /** Connects as the options say; a server that had to be started stops when this is closed. */
  public Connection connect() {
    return connect(given());
  }

  /**
   * Where a server runs already; none is started.
   *
   * @throws io.sealport.fault.Fault UNAVAILABLE if none runs on the home
   */
  public Target running() {
    Given given = given();
    Place place = new Places(environment()).find(given);
    if (place instanceof Place.Home home) {
      return new Target(LocalServer.runningOn(home.folder()), root(home, given), home.credential());
    }
    return ((Place.Remote) place).target();
  }

  private static Path root(Place.Home home, Given given) {
    return given.trust() == null ? home.folder().resolve("public/root.pem") : given.trust();
  }

  /** The same, believing that root whatever {@code --trust} says. */
  public Connection connectTrusting(Path root) {
    return connect(given(root));
  }

  private Connection connect(Given given) {
    Place place = new Places(environment()).find(given);
    if (place instanceof Place.Home onThisMachine) {
      return connect(onThisMachine, given);
    }
    Target target = ((Place.Remote) place).target();
    return new Connection(new ApiClient(target), null, talk());
  }

  private Connection connect(Place.Home place, Given given) {
    Path folder = place.folder();
    LocalServer local =
        Progress.during(
            talk(),
            "starting a server on " + folder,
            () -> LocalServer.of(folder, Passphrase.given(passphraseFile), environment()));
    try {
      Target target = new Target(local.https(), root(place, given), place.credential());
      return new Connection(new ApiClient(target), local, talk());
    } catch (RuntimeException e) {
      local.close();
      throw e;
    }
  }

  /** What was said on the command line. */
  public Given given() {
    return given(trust);
  }

  private Given given(@Nullable Path root) {
    return new Given(home, server, root, context, new Given.Proof(cert, key, token, tokenFile));
  }

  /** The client certificate and key on the command line, for a command that needs them itself. */
  public Credential.ClientCertificate requireCertificate() {
    return given().proof().requireCertificate();
  }

  /** The options that lead to the same server again, without secrets, for a printed command. */
  public String again() {
    return given().again();
  }

  /** The same, believing that root. */
  public String again(Path root) {
    return given(root).again();
  }

  /** The variables of the process that the command runs in. */
  public Map<String, String> environment() {
    return Surroundings.of(command).environment();
  }

  private PrintWriter talk() {
    return command.commandLine().getErr();
  }
}
