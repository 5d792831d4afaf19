package io.sealport.server.identity.network;

import io.sealport.net.Deadline;
import io.sealport.net.NetFailure;
import io.sealport.net.Transcript;
import io.sealport.pki.Name;
import java.net.InetAddress;
import java.util.List;

/**
 * Asks the DNS. Every call asks anew; whoever gets addresses dials these and does not ask again.
 */
public interface Resolver {

  /**
   * The addresses of a name in both families, IPv6 first; of an address itself.
   *
   * @return at least one
   * @throws NetFailure RESOLUTION, TIMEOUT, TOO_MUCH, CONNECTION or PROTOCOL
   */
  List<InetAddress> addresses(Name name, Deadline deadline, Transcript transcript)
      throws NetFailure;

  /**
   * The TXT records of a domain, the strings of each put together (RFC 7208 3.3); CNAMEs are
   * followed.
   *
   * @param domain without trailing dot; labels may begin with an underscore
   * @return none if the domain exists without such records
   * @throws NetFailure RESOLUTION, TIMEOUT, TOO_MUCH, CONNECTION or PROTOCOL
   */
  List<String> texts(String domain, Deadline deadline, Transcript transcript) throws NetFailure;
}
