package io.sealport.cli.demo;

/**
 * An FTPS port on this machine; the address is always 127.0.0.1.
 *
 * @param mode how TLS begins
 * @param port the control port
 * @param serverName the name that the server's certificate must carry
 */
public record Endpoint(Mode mode, int port, String serverName) {
  /** How TLS begins on the control connection. */
  public enum Mode {
    /** In the clear until AUTH TLS. */
    EXPLICIT,
    /** TLS from the first byte. */
    IMPLICIT
  }

  /**
   * Refuses what cannot be a port or a name.
   *
   * @throws IllegalArgumentException saying which
   */
  public Endpoint {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
    if (serverName.isBlank()) {
      throw new IllegalArgumentException("a server name is needed to check the certificate");
    }
  }

  /** A port that is secured by AUTH TLS. */
  public static Endpoint explicit(int port, String serverName) {
    return new Endpoint(Mode.EXPLICIT, port, serverName);
  }

  /** A port that speaks TLS at once. */
  public static Endpoint implicit(int port, String serverName) {
    return new Endpoint(Mode.IMPLICIT, port, serverName);
  }
}
