package io.sealport.cli.check;

import io.sealport.ftps.FtpsMode;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** When TLS begins. */
final class ModeOptions {

  @ArgGroup(exclusive = true)
  private Choice choice = new Choice();

  /** One of three. */
  static final class Choice {
    @Option(names = "--explicit", description = "TLS after AUTH TLS; port 21 unless given.")
    private boolean explicit;

    @Option(names = "--implicit", description = "TLS with the first byte; port 990 unless given.")
    private boolean implicit;

    @Option(
        names = "--auto",
        description =
            "Whichever answers, on the given port or on 21, then 990; so it is unless the address"
                + " says ftpes://.")
    private boolean auto;
  }

  /** What the options say, else what the address says; empty for whichever answers. */
  Optional<FtpsMode> mode(Optional<FtpsMode> written) {
    if (choice.auto) {
      return Optional.empty();
    }
    if (choice.explicit) {
      return Optional.of(FtpsMode.EXPLICIT);
    }
    return choice.implicit ? Optional.of(FtpsMode.IMPLICIT) : written;
  }
}
