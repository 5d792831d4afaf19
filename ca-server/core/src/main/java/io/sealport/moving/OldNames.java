package io.sealport.moving;

import com.google.common.net.InetAddresses;
import io.sealport.fault.Fault;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Name;
import io.sealport.pki.OldPurpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The names that a certificate of another CA means. Of users' certificates the login is the common
 * name, which FTP servers compare and which other programs write nowhere else; of servers' it is a
 * host name where there is no subjectAltName.
 */
final class OldNames {

  private OldNames() {}

  static List<Name> of(X509CertificateHolder certificate) {
    List<Name> names = new ArrayList<>(CertificateFacts.of(certificate).names());
    if (OldPurpose.of(certificate) == OldPurpose.SERVER) {
      if (names.isEmpty()) {
        commonName(certificate).flatMap(OldNames::host).ifPresent(names::add);
      }
    } else {
      commonName(certificate)
          .flatMap(OldNames::login)
          .filter(login -> !names.contains(login))
          .ifPresent(login -> names.add(0, login));
    }
    return List.copyOf(names);
  }

  private static Optional<String> commonName(X509CertificateHolder certificate) {
    RDN[] rdns = certificate.getSubject().getRDNs(BCStyle.CN);
    return rdns.length > 0 && rdns[0].getFirst().getValue() instanceof ASN1String text
        ? Optional.of(text.getString())
        : Optional.empty();
  }

  private static Optional<Name> host(String text) {
    try {
      return Optional.of(InetAddresses.isInetAddress(text) ? Name.ip(text) : Name.dns(text));
    } catch (Fault e) {
      return Optional.empty();
    }
  }

  private static Optional<Name> login(String text) {
    try {
      return Optional.of(Name.login(text));
    } catch (Fault e) {
      // What no FTP login can be: the certificate is kept, by its subject alone.
      return Optional.empty();
    }
  }
}
