package io.sealport.ftps;

import io.sealport.net.Addresses;
import io.sealport.pki.Name;
import java.net.InetSocketAddress;

/**
 * An FTPS endpoint.
 *
 * @param name what it is asked for: server_name of the TLS handshake, and the name that its
 *     certificate must bear where that is verified; a DNS name without a wildcard, or an address
 * @param address where it is dialled, resolved
 * @param mode when TLS begins there
 */
public record FtpsTarget(Name name, InetSocketAddress address, FtpsMode mode) {

  public FtpsTarget {
    boolean host = name.type() == Name.Type.DNS || name.type() == Name.Type.IP;
    if (!host || name.isWildcard()) {
      throw new IllegalArgumentException(name + " is no host");
    }
    if (address.isUnresolved()) {
      throw new IllegalArgumentException(address + " is not resolved");
    }
  }

  /** For people: {@code ftp.example.com at 192.0.2.1:21 (explicit)}. */
  @Override
  public String toString() {
    return name.value() + " at " + Addresses.text(address) + " (" + mode.wire() + ")";
  }
}
