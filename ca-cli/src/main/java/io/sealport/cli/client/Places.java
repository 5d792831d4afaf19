package io.sealport.cli.client;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the server from what was given, the environment and the saved contexts. */
final class Places {

  private static final String HOME = "SEALPORT_HOME";
  private static final String CONTEXT = "SEALPORT_CONTEXT";
  private static final String TOKEN = "SEALPORT_TOKEN";

  private final Map<String, String> environment;

  Places(Map<String, String> environment) {
    this.environment = environment;
  }

  Place find(Given given) {
    given.requireOnePlace();
    Optional<Credential> own = given.proof().credential().or(this::fromEnvironment);
    if (given.home() != null) {
      return home(given.home(), own);
    }
    if (given.server() != null) {
      return remote(given.server(), given.trust(), own.orElseGet(Credential.None::new));
    }
    if (given.context() != null) {
      return saved(given.context(), own);
    }
    String home = environment.getOrDefault(HOME, "");
    String context = environment.getOrDefault(CONTEXT, "");
    if (!home.isEmpty() && !context.isEmpty()) {
      throw Fault.of(Kind.BAD_INPUT, HOME + " and " + CONTEXT + " are both set")
          .withHint("unset one of them, or give --home or --context");
    }
    if (!home.isEmpty()) {
      return home(Path.of(home), own);
    }
    if (!context.isEmpty()) {
      return saved(context, own);
    }
    return saved(Contexts.of(environment).current().orElseThrow(Places::nowhere), own);
  }

  private Optional<Credential> fromEnvironment() {
    return Optional.ofNullable(environment.get(TOKEN))
        .map(String::strip)
        .filter(t -> !t.isEmpty())
        .map(t -> new Credential.Bearer(Given.Proof.requireToken(t, TOKEN)));
  }

  private static Place home(Path folder, Optional<Credential> own) {
    Path home = folder.toAbsolutePath().normalize();
    return new Place.Home(home, own.orElseGet(() -> operator(home)));
  }

  /** The operator that {@code ca init} made: admin, unless it was told another name. */
  private static Credential operator(Path home) {
    Path folder = home.resolve("operators");
    String name = "admin";
    if (!Files.exists(folder.resolve(name + ".crt"))) {
      try (Stream<Path> files = Files.list(folder)) {
        name =
            files
                .map(f -> f.getFileName().toString())
                .filter(f -> f.endsWith(".crt"))
                .sorted()
                .findFirst()
                .map(f -> f.substring(0, f.length() - ".crt".length()))
                .orElse(name);
      } catch (IOException e) {
        // No such folder, or not ours to read: reading the certificate says which.
      }
    }
    return new Credential.ClientCertificate(
        folder.resolve(name + ".crt"), folder.resolve(name + ".key"));
  }

  private static Place remote(URI server, @Nullable Path trust, Credential credential) {
    if (trust == null) {
      throw Fault.of(Kind.BAD_INPUT, "--server needs --trust FILE: the CA's root certificate")
          .withHint("HOME/public/root.pem on the server's machine");
    }
    return new Place.Remote(new Target(server, trust, credential));
  }

  private Place saved(String name, Optional<Credential> own) {
    SavedContext context = Contexts.of(environment).get(name);
    Given.Proof proof =
        new Given.Proof(context.cert(), context.key(), context.token(), context.tokenFile());
    Optional<Credential> credential = own.or(proof::credential);
    if (context.home() != null) {
      return home(context.home(), credential);
    }
    if (context.server() == null) {
      throw Fault.of(Kind.BAD_CONFIGURATION, "context \"" + name + "\" names no server");
    }
    return remote(context.server(), context.trust(), credential.orElseGet(Credential.None::new));
  }

  private static Fault nowhere() {
    return Fault.of(Kind.BAD_INPUT, "which server?")
        .withHint(
            "give --home DIR, or --server URL --trust FILE, or save one: sealport context save");
  }
}
