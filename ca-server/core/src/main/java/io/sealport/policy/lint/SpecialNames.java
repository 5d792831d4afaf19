package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * Host names below a domain that holds hosts: not the tree of addresses, not what never resolves.
 */
final class SpecialNames implements HouseLint {

  private static final Set<String> NO_HOSTS = Set.of("invalid", "onion", "arpa");

  @Override
  public String id() {
    return "lint.special-names";
  }

  @Override
  public String source() {
    return "RFC 6761 6.4, RFC 7686 2, RFC 3172 2";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    return AlternativeNames.dns(certificate)
        .filter(n -> NO_HOSTS.contains(n.substring(n.lastIndexOf('.') + 1)))
        .findFirst()
        .flatMap(n -> found("\"" + Name.printable(n) + "\"", "a name that a host can have"));
  }
}
