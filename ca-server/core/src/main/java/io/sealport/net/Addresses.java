package io.sealport.net;

import com.google.common.net.HostAndPort;
import com.google.common.net.InetAddresses;
import java.net.InetSocketAddress;

/** Addresses as text. */
public final class Addresses {

  private Addresses() {}

  /** {@code 192.0.2.1:21} or {@code [2001:db8::1]:21}, never a name. */
  public static String text(InetSocketAddress address) {
    return HostAndPort.fromParts(
            InetAddresses.toAddrString(address.getAddress()), address.getPort())
        .toString();
  }
}
