package io.sealport.policy;

import io.sealport.pki.CertificateFacts;
import io.sealport.pki.CertificateTime;
import io.sealport.pki.KeyType;
import io.sealport.pki.Name;
import io.sealport.pki.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * What a to-be-signed certificate says, read back from it. Policy judges this and not the wish that
 * led to it.
 */
record CertificateView(
    List<Name> names,
    Optional<String> commonName,
    String subject,
    String issuer,
    KeyType keyType,
    Instant notBefore,
    Instant notAfter,
    List<String> purposes) {

  private static final Map<KeyPurposeId, String> PURPOSES =
      Map.of(
          KeyPurposeId.id_kp_serverAuth, "serverAuth",
          KeyPurposeId.id_kp_clientAuth, "clientAuth",
          KeyPurposeId.id_kp_OCSPSigning, "OCSPSigning");

  static CertificateView of(TBSCertificate certificate) {
    Extensions extensions = certificate.getExtensions();
    return new CertificateView(
        names(extensions),
        commonName(certificate),
        CertificateFacts.text(certificate.getSubject()),
        CertificateFacts.text(certificate.getIssuer()),
        KeyType.of(certificate.getSubjectPublicKeyInfo()),
        CertificateTime.of(certificate.getStartDate()),
        CertificateTime.of(certificate.getEndDate()),
        purposes(extensions));
  }

  /** The lifetime, not counting that it begins {@code backdate} before the moment of issue. */
  Duration lifetime(Duration backdate) {
    return Duration.between(notBefore, notAfter).minus(backdate);
  }

  /** The values of the rules' variables, for a certificate that the profile itself drafted. */
  Map<String, Object> variables(Profile profile) {
    return variables(profile, profile.validity().backdate());
  }

  /**
   * The values of the rules' variables.
   *
   * @param backdate how long before the moment of issue it begins
   */
  Map<String, Object> variables(Profile profile, Duration backdate) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("cert.names", names.stream().map(Name::value).toList());
    values.put("cert.dns", ofType(Name.Type.DNS));
    values.put("cert.ips", ofType(Name.Type.IP));
    values.put("cert.emails", ofType(Name.Type.EMAIL));
    values.put("cert.upns", ofType(Name.Type.UPN));
    values.put("cert.logins", ofType(Name.Type.LOGIN));
    values.put("cert.cn", commonName.orElse(""));
    values.put("cert.subject", subject);
    values.put("cert.issuer", issuer);
    values.put("cert.profile", profile.name());
    values.put("cert.key.type", keyType.toString());
    values.put("cert.key.bits", (long) keyType.bits());
    values.put("cert.validity", lifetime(backdate));
    values.put("cert.notBefore", notBefore);
    values.put("cert.notAfter", notAfter);
    values.put("cert.eku", purposes);
    return values;
  }

  private List<String> ofType(Name.Type type) {
    return names.stream().filter(n -> n.type() == type).map(Name::value).toList();
  }

  private static List<Name> names(Extensions extensions) {
    GeneralNames found = GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
    return found == null ? List.of() : Arrays.stream(found.getNames()).map(Names::of).toList();
  }

  private static Optional<String> commonName(TBSCertificate certificate) {
    RDN[] found = certificate.getSubject().getRDNs(BCStyle.CN);
    return found.length == 1 && found[0].getFirst().getValue() instanceof ASN1String text
        ? Optional.of(text.getString())
        : Optional.empty();
  }

  static List<String> purposes(Extensions extensions) {
    ExtendedKeyUsage usage = ExtendedKeyUsage.fromExtensions(extensions);
    return usage == null
        ? List.of()
        : Arrays.stream(usage.getUsages()).map(CertificateView::purpose).toList();
  }

  /** The purpose as rules spell it. */
  static String purpose(KeyPurposeId purpose) {
    return PURPOSES.getOrDefault(purpose, purpose.getId());
  }
}
