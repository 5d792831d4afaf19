package io.sealport.server.endpoints;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.ftps.FtpsMode;
import io.sealport.pki.Name;
import java.util.Arrays;
import java.util.Optional;

/** How TLS is begun at an endpoint, as far as it is known. */
enum EndpointMode {
  EXPLICIT("explicit", Optional.of(FtpsMode.EXPLICIT)),
  IMPLICIT("implicit", Optional.of(FtpsMode.IMPLICIT)),
  /** Whatever answers. */
  AUTO("auto", Optional.empty());

  private final String wire;
  private final Optional<FtpsMode> mode;

  EndpointMode(String wire, Optional<FtpsMode> mode) {
    this.wire = wire;
    this.mode = mode;
  }

  String wire() {
    return wire;
  }

  /** The mode if it is known. */
  Optional<FtpsMode> mode() {
    return mode;
  }

  /** The port where it is by default. */
  int standardPort() {
    return mode.orElse(FtpsMode.EXPLICIT).standardPort();
  }

  /**
   * The mode with that wire value.
   *
   * @throws Fault BAD_INPUT if there is none
   */
  static EndpointMode parse(String wire) {
    return Arrays.stream(values())
        .filter(m -> m.wire.equals(wire))
        .findFirst()
        .orElseThrow(
            () ->
                Fault.of(
                    Kind.BAD_INPUT,
                    "mode \"" + Name.printable(wire) + "\"; wanted explicit, implicit or auto"));
  }
}
