package io.sealport.ftps;

import io.sealport.pki.Name;
import java.util.List;
import java.util.Optional;

/**
 * What a handshake asks for.
 *
 * @param serverName RFC 6066 3; empty for an address, which has no place there
 * @param protocols RFC 7301, the preferred one first; empty to offer none
 */
public record TlsOffer(Optional<String> serverName, List<String> protocols) {

  /** RFC 8737 6.2. */
  public static final String ACME_TLS = "acme-tls/1";

  public TlsOffer {
    protocols = List.copyOf(protocols);
  }

  /** A handshake with the host of that name. */
  public static TlsOffer to(Name host) {
    return new TlsOffer(
        Optional.of(host).filter(n -> n.type() == Name.Type.DNS).map(Name::value), List.of());
  }

  /** A handshake of tls-alpn-01 with the host of that name. */
  public static TlsOffer acmeTls(Name host) {
    // RFC 8738 6: for an address, server_name is what reverse DNS would ask for.
    String serverName = host.type() == Name.Type.IP ? ReverseName.of(host) : host.value();
    return new TlsOffer(Optional.of(serverName), List.of(ACME_TLS));
  }

  /** The same with other protocols. */
  public TlsOffer offering(String... others) {
    return new TlsOffer(serverName, List.of(others));
  }
}
