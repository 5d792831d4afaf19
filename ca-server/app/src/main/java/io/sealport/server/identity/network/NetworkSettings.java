package io.sealport.server.identity.network;

import io.sealport.net.AddressBlock;
import java.util.List;

/**
 * What identity checks may reach.
 *
 * @param allow special addresses that may be dialled all the same: the house's own networks
 * @param ports which ports the checks of RFC 8555 and 8737 go to
 */
public record NetworkSettings(DnsSettings dns, List<AddressBlock> allow, Ports ports) {

  /** Public addresses alone, and the ports of the RFCs. */
  public static final NetworkSettings DEFAULTS =
      new NetworkSettings(DnsSettings.DEFAULTS, List.of(), Ports.DEFAULTS);

  /**
   * Ports on the machines that are looked at.
   *
   * @param http of {@code http-01}, and of redirects to http
   * @param https of redirects to https
   * @param tlsAlpn of {@code tls-alpn-01}
   */
  public record Ports(int http, int https, int tlsAlpn) {

    /** RFC 8555 8.3 and RFC 8737 3. */
    public static final Ports DEFAULTS = new Ports(80, 443, 443);
  }

  public NetworkSettings {
    allow = List.copyOf(allow);
  }
}
