package io.sealport.cli.endpoint;

import com.google.common.net.HostAndPort;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import java.util.Optional;

/**
 * An endpoint as people write it: {@code ftp.example.com}, {@code ftp.example.com:990}, {@code
 * [2001:db8::1]:21}.
 *
 * @param port empty where none was written
 */
record EndpointId(Name host, Optional<Integer> port) {

  private static final int STANDARD_PORT = 21;

  /**
   * Reads it.
   *
   * @throws Fault BAD_INPUT if it is no host with or without a port
   */
  static EndpointId parse(String text) {
    try {
      HostAndPort parts = HostAndPort.fromString(text.strip());
      return new EndpointId(
          Name.parse(parts.getHost(), Name.Type.DNS),
          parts.hasPort() ? Optional.of(parts.getPort()) : Optional.empty());
    } catch (IllegalArgumentException e) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "\"" + Name.printable(text) + "\" is no endpoint; wanted HOST or HOST:PORT");
    }
  }

  /** As the server calls it, by the port 21 where none was written. */
  @Override
  public String toString() {
    return HostAndPort.fromParts(host.value(), port.orElse(STANDARD_PORT)).toString();
  }
}
