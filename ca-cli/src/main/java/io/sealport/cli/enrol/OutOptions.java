package io.sealport.cli.enrol;

import io.sealport.cli.delivery.Delivery;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the files go. */
final class OutOptions {

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Required. The folder for key, certificate and chain; made if need be.")
  private @Nullable Path out;

  @Option(
      names = "--p12-passphrase-file",
      paramLabel = "FILE",
      description = "The passphrase for a user's .p12; without it one is made up.")
  private @Nullable Path p12PassphraseFile;

  @Option(
      names = "--force",
      description = "Replace what is in the folder; it is kept in its previous/.")
  private boolean force;

  /** Checked here: as a required option it would be demanded before {@code request resume} too. */
  Path folder() {
    if (out == null) {
      throw Fault.of(Kind.BAD_INPUT, "--out DIR is missing")
          .withHint("the folder where key and certificate go");
    }
    return out;
  }

  boolean force() {
    return force;
  }

  Delivery delivery() {
    return new Delivery(folder(), p12PassphraseFile);
  }
}
