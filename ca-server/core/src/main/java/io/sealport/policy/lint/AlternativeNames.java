package io.sealport.policy.lint;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** The subjectAltNames of a certificate, none where it has none. */
final class AlternativeNames {

  private AlternativeNames() {}

  static List<GeneralName> of(TBSCertificate certificate) {
    GeneralNames names =
        GeneralNames.fromExtensions(certificate.getExtensions(), Extension.subjectAlternativeName);
    return names == null ? List.of() : Arrays.asList(names.getNames());
  }

  /** Those of one type, by GeneralName's tag. */
  static Stream<GeneralName> of(TBSCertificate certificate, int tag) {
    return of(certificate).stream().filter(n -> n.getTagNo() == tag);
  }

  static Stream<String> dns(TBSCertificate certificate) {
    return of(certificate, GeneralName.dNSName).map(n -> ((ASN1String) n.getName()).getString());
  }

  /** Each address's octets. */
  static Stream<byte[]> ip(TBSCertificate certificate) {
    return of(certificate, GeneralName.iPAddress)
        .map(n -> ASN1OctetString.getInstance(n.getName()).getOctets());
  }
}
