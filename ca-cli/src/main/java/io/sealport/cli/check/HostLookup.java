package io.sealport.cli.check;

import com.google.common.net.InetAddresses;
import io.sealport.net.NetFailure;
import io.sealport.pki.Name;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** The addresses of a host. */
@FunctionalInterface
interface HostLookup {

  /**
   * Its addresses.
   *
   * @return at least one
   * @throws NetFailure RESOLUTION if there is none
   */
  List<InetAddress> addresses(Name host) throws NetFailure;

  /** As this machine resolves names. */
  static HostLookup ofThisMachine() {
    return host -> {
      if (host.type() == Name.Type.IP) {
        return List.of(InetAddresses.forString(host.value()));
      }
      try {
        return List.of(InetAddress.getAllByName(host.value()));
      } catch (UnknownHostException e) {
        throw new NetFailure(
            NetFailure.Kind.RESOLUTION, "the name " + host.value() + " does not resolve", e);
      }
    };
  }
}
