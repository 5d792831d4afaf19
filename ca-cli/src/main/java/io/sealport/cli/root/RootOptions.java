package io.sealport.cli.root;

import io.sealport.root.OfflineRoot;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import picocli.CommandLine.Option;

/** The folder of an offline root. */
final class RootOptions {

  @Option(
      names = "--root",
      required = true,
      paramLabel = "DIR",
      description = "Required. The folder that ca init --offline-root made.")
  private Path folder = Path.of("");

  OfflineRoot root() {
    return OfflineRoot.in(folder, new SecureRandom(), Clock.systemUTC());
  }
}
