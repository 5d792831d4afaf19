package io.sealport.policy.lint;

import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * The texts of a certificate's subject. The issuer's name is its own certificate's, octet for
 * octet: judged there, not below it, and of a CA that came from elsewhere it is as it is.
 */
final class DirectoryTexts {

  private DirectoryTexts() {}

  static Stream<String> of(TBSCertificate certificate) {
    return of(certificate.getSubject());
  }

  private static Stream<String> of(X500Name name) {
    return Stream.of(name.getRDNs())
        .flatMap(rdn -> Stream.of(rdn.getTypesAndValues()))
        .filter(a -> a.getValue() instanceof ASN1String)
        .map(a -> ((ASN1String) a.getValue()).getString());
  }
}
