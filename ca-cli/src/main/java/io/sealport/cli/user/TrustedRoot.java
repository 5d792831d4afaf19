package io.sealport.cli.user;

import io.sealport.cli.client.PinnedRoot;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Progress;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --fingerprint}: the CA's root is known by its fingerprint alone. */
final class TrustedRoot {

  /** Beside the files of the certificate, so that what goes on later believes the same. */
  static final String FILE = "trusted-root.pem";

  @Option(
      names = "--fingerprint",
      paramLabel = "SHA256",
      description = "Instead of --trust: the root's fingerprint, as in the invitation.")
  private @Nullable String fingerprint;

  /** Says no to what is no fingerprint, or to two ways of trust. */
  void require(ServerOptions server) {
    if (fingerprint == null) {
      return;
    }
    PinnedRoot.fingerprint(fingerprint);
    if (server.given().trust() != null) {
      throw Fault.of(Kind.BAD_INPUT, "give one of --trust and --fingerprint");
    }
    if (server.given().server() == null) {
      throw Fault.of(Kind.BAD_INPUT, "--fingerprint goes with --server URL");
    }
  }

  /** The file of the root that has this fingerprint, in the folder; empty where none was given. */
  Optional<Path> fetch(ServerOptions server, Path folder, PrintWriter talk) {
    URI address = server.given().server();
    if (fingerprint == null || address == null) {
      return Optional.empty();
    }
    String wanted = PinnedRoot.fingerprint(fingerprint);
    String pem =
        Progress.during(talk, "fetching the root", () -> PinnedRoot.fetch(address, wanted));
    SafeFile.publicFolder(folder);
    Path file = folder.resolve(FILE);
    SafeFile.replace(file, pem.getBytes(StandardCharsets.US_ASCII), SafeFile.Mode.PUBLIC);
    return Optional.of(file);
  }
}
