package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * BasicConstraints and KeyUsage are critical, subjectAltName exactly where the subject is empty,
 * nothing else: FTP servers refuse critical extensions that they do not know.
 */
final class CriticalExtensions implements Lint {

  @Override
  public String id() {
    return "lint.critical";
  }

  @Override
  public String source() {
    return "RFC 5280 4.2.1.3, 4.2.1.6, 4.2.1.9";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    Extensions extensions = certificate.getExtensions();
    if (extensions == null) {
      return found("no extensions", "critical basicConstraints and keyUsage");
    }
    Set<ASN1ObjectIdentifier> wanted =
        new HashSet<>(Set.of(Extension.basicConstraints, Extension.keyUsage));
    if (certificate.getSubject().getRDNs().length == 0) {
      wanted.add(Extension.subjectAlternativeName);
    }
    Set<ASN1ObjectIdentifier> critical =
        new HashSet<>(Arrays.asList(extensions.getCriticalExtensionOIDs()));
    return require(
        critical.equals(wanted),
        "critical extensions " + critical,
        "exactly these critical: " + wanted);
  }
}
