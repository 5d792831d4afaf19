package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.Optional;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** A server's certificate names hosts and addresses: a client compares nothing else. */
final class NamesOfServers implements Lint {

  @Override
  public String id() {
    return "lint.server-names";
  }

  @Override
  public String source() {
    return "RFC 9525 2, CA/B BR 7.1.2.7.12";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    return Purposes.holds(certificate, KeyPurposeId.id_kp_serverAuth)
        ? AlternativeNames.of(certificate).stream()
            .map(GeneralName::getTagNo)
            .filter(t -> t != GeneralName.dNSName && t != GeneralName.iPAddress)
            .findFirst()
            .flatMap(t -> found("a name of type [" + t + "]", "dNSName and iPAddress"))
        : Optional.empty();
  }
}
