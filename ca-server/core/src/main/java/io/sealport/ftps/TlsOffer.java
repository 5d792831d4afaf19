package io.sealport.ftps;

import io.sealport.pki.ClientCredential;
import io.sealport.pki.Name;
import java.util.List;
import java.util.Optional;

/**
 * What a handshake asks for: nothing of the server's certificate.
 *
 * @param serverName RFC 6066 3; empty for an address, which has no place there
 * @param protocols RFC 7301, the preferred one first; empty to offer none
 * @param versions at least one
 * @param client shown where the server asks for a client certificate; empty to show none
 */
public record TlsOffer(
    Optional<String> serverName,
    List<String> protocols,
    List<TlsVersion> versions,
    Optional<ClientCredential> client) {

  /** RFC 8737 6.2. */
  public static final String ACME_TLS = "acme-tls/1";

  private static final List<TlsVersion> ALL = List.of(TlsVersion.values());

  public TlsOffer {
    protocols = List.copyOf(protocols);
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("no version of TLS to offer");
    }
  }

  /** A handshake with the host of that name. */
  public static TlsOffer to(Name host) {
    return new TlsOffer(
        Optional.of(host).filter(n -> n.type() == Name.Type.DNS).map(Name::value),
        List.of(),
        ALL,
        Optional.empty());
  }

  /** A handshake of tls-alpn-01 with the host of that name. */
  public static TlsOffer acmeTls(Name host) {
    // RFC 8738 6: for an address, server_name is what reverse DNS would ask for.
    String serverName = host.type() == Name.Type.IP ? ReverseName.of(host) : host.value();
    return new TlsOffer(Optional.of(serverName), List.of(ACME_TLS), ALL, Optional.empty());
  }

  /** The same with other protocols. */
  public TlsOffer offering(String... others) {
    return new TlsOffer(serverName, List.of(others), versions, client);
  }

  /** The same with one version only. */
  public TlsOffer only(TlsVersion version) {
    return new TlsOffer(serverName, protocols, List.of(version), client);
  }

  /** The same with a client certificate. */
  public TlsOffer showing(Optional<ClientCredential> credential) {
    return new TlsOffer(serverName, protocols, versions, credential);
  }

  /** The versions for people: {@code TLS 1.2 or 1.3}. */
  String wanted() {
    return versions.size() > 1 ? "TLS 1.2 or 1.3" : versions.get(0).wire();
  }
}
