package io.sealport.cli.ca;

import io.sealport.cli.console.Surroundings;
import io.sealport.cli.server.Configuration;
import io.sealport.cli.server.Passphrase;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The home of a CA and its passphrase. */
final class HomeOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Required, or SEALPORT_HOME. The folder of the CA.")
  private @Nullable Path home;

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "The passphrase of the CA's keys; or set SEALPORT_PASSPHRASE.")
  private @Nullable Path passphraseFile;

  Path home() {
    String told = environment().getOrDefault("SEALPORT_HOME", "");
    if (home == null && told.isEmpty()) {
      throw Fault.of(Kind.BAD_INPUT, "--home DIR is missing").withHint("or set SEALPORT_HOME");
    }
    return (home == null ? Path.of(told) : home).toAbsolutePath().normalize();
  }

  Passphrase passphrase() {
    return Passphrase.given(passphraseFile);
  }

  /** For a home that is there: asked for where its configuration does not tell. */
  Passphrase passphraseOf(Path folder) {
    return Configuration.tellsPassphrase(folder)
        ? passphrase()
        : passphrase().orAsked(environment(), "Passphrase of " + folder);
  }

  Map<String, String> environment() {
    return Surroundings.of(command).environment();
  }
}
