package io.sealport.ftps;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.util.Arrays;

/** When TLS begins on an FTP control connection. */
public enum FtpsMode {
  /** After {@code AUTH TLS} (RFC 4217 4). */
  EXPLICIT("explicit", 21),
  /** With the first byte. */
  IMPLICIT("implicit", 990);

  private final String wire;
  private final int standardPort;

  FtpsMode(String wire, int standardPort) {
    this.wire = wire;
    this.standardPort = standardPort;
  }

  public String wire() {
    return wire;
  }

  /** The port that IANA gave it. */
  public int standardPort() {
    return standardPort;
  }

  /**
   * The mode with that wire value.
   *
   * @throws Fault BAD_INPUT if there is none
   */
  public static FtpsMode parse(String wire) {
    return Arrays.stream(values())
        .filter(m -> m.wire.equals(wire))
        .findFirst()
        .orElseThrow(
            () ->
                Fault.of(
                    Kind.BAD_INPUT,
                    "\"" + wire + "\" is no mode of FTPS; known are explicit and implicit"));
  }
}
