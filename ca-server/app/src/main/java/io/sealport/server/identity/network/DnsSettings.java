package io.sealport.server.identity.network;

import io.sealport.pki.Name;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Who is asked about names, and what is believed.
 *
 * @param servers recursive servers, in order; none: those of the machine
 * @param anchors of zones that are validated; none: those of the root
 * @param unsigned domains that are answered inside the house otherwise than outside, and so cannot
 *     be validated: no signature is demanded for them and what is below
 */
public record DnsSettings(
    List<InetSocketAddress> servers,
    Dnssec dnssec,
    List<TrustAnchor> anchors,
    List<Name> unsigned) {

  /** The machine's servers, and signatures where zones are signed. */
  public static final DnsSettings DEFAULTS =
      new DnsSettings(List.of(), Dnssec.WHERE_OFFERED, List.of(), List.of());

  public DnsSettings {
    servers = List.copyOf(servers);
    anchors = anchors.isEmpty() ? TrustAnchor.ROOT : List.copyOf(anchors);
    unsigned = List.copyOf(unsigned);
  }
}
