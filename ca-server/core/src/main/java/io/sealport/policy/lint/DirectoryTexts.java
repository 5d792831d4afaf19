package io.sealport.policy.lint;

import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** The texts of a certificate's issuer and subject. */
final class DirectoryTexts {

  private DirectoryTexts() {}

  static Stream<String> of(TBSCertificate certificate) {
    return Stream.of(certificate.getIssuer(), certificate.getSubject()).flatMap(DirectoryTexts::of);
  }

  private static Stream<String> of(X500Name name) {
    return Stream.of(name.getRDNs())
        .flatMap(rdn -> Stream.of(rdn.getTypesAndValues()))
        .filter(a -> a.getValue() instanceof ASN1String)
        .map(a -> ((ASN1String) a.getValue()).getString());
  }
}
