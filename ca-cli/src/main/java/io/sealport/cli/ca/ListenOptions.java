package io.sealport.cli.ca;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the server listens. */
final class ListenOptions {

  @Option(
      names = "--http-port",
      paramLabel = "N",
      description = "Port for CRLs, OCSP and CA certificates; 8480 unless configured.")
  private @Nullable Integer httpPort;

  @Option(
      names = "--https-port",
      paramLabel = "N",
      description = "Port for everything else; 8443 unless configured.")
  private @Nullable Integer httpsPort;

  @Option(names = "--bind", paramLabel = "ADDR", description = "The address to listen on.")
  private @Nullable String bind;

  /** As the server's program takes them. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    add(arguments, "--http-port", httpPort);
    add(arguments, "--https-port", httpsPort);
    add(arguments, "--bind", bind);
    return arguments;
  }

  static void add(List<String> arguments, String option, @Nullable Object value) {
    if (value != null) {
      arguments.add(option);
      arguments.add(value.toString());
    }
  }
}
