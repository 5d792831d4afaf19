package io.sealport.server.endpoints;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.ftps.FtpsMode;
import io.sealport.pki.Name;
import java.util.Arrays;
import java.util.List;

/** How TLS is begun at an endpoint, as far as it is known. */
enum EndpointMode {
  EXPLICIT("explicit", FtpsMode.EXPLICIT),
  IMPLICIT("implicit", FtpsMode.IMPLICIT),
  /** Explicit if that comes to TLS, else implicit; at port 990 the other way round. */
  AUTO("auto", FtpsMode.EXPLICIT, FtpsMode.IMPLICIT);

  private final String wire;
  private final List<FtpsMode> modes;

  EndpointMode(String wire, FtpsMode... modes) {
    this.wire = wire;
    this.modes = List.of(modes);
  }

  String wire() {
    return wire;
  }

  /** The port where it is by default. */
  int standardPort() {
    return modes.get(0).standardPort();
  }

  /** What is tried at a port, in this order. */
  List<FtpsMode> at(int port) {
    return this == AUTO && port == FtpsMode.IMPLICIT.standardPort()
        ? List.of(FtpsMode.IMPLICIT, FtpsMode.EXPLICIT)
        : modes;
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
                    "mode \""
                        + Name.printable(wire)
                        + "\"; wanted explicit, implicit or auto"));
  }
}
