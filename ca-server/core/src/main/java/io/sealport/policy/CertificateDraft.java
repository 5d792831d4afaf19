package io.sealport.policy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificateTime;
import io.sealport.pki.CrlId;
import io.sealport.pki.Csr;
import io.sealport.pki.Issuer;
import io.sealport.pki.KeyIdentifiers;
import io.sealport.pki.KeyType;
import io.sealport.pki.Name;
import io.sealport.pki.Names;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/** Writes the certificate that would be signed (RFC 5280 4.1). It judges nothing. */
final class CertificateDraft {

  private final Profile profile;
  private final Issuer issuer;
  private final Csr csr;
  private final List<Name> names;

  CertificateDraft(Profile profile, Issuer issuer, Csr csr, List<Name> names) {
    this.profile = profile;
    this.issuer = issuer;
    this.csr = csr;
    this.names = List.copyOf(names);
  }

  /**
   * The to-be-signed certificate.
   *
   * @param lifetime from {@code now}; cut off where the issuer's own ends
   */
  TBSCertificate write(io.sealport.pki.SerialNumber serial, Instant now, Duration lifetime) {
    Instant from = now.truncatedTo(ChronoUnit.SECONDS);
    X500Name subject = profile.subject().subject(names);
    V3TBSCertificateGenerator certificate = new V3TBSCertificateGenerator();
    certificate.setSerialNumber(new ASN1Integer(serial.value()));
    certificate.setSignature(issuer.algorithm());
    certificate.setIssuer(issuer.certificate().getSubject());
    certificate.setStartDate(time(from.minus(profile.validity().backdate())));
    certificate.setEndDate(time(end(from, lifetime)));
    certificate.setSubject(subject);
    certificate.setSubjectPublicKeyInfo(csr.publicKey());
    try {
      certificate.setExtensions(extensions(subject, serial).generate());
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot encode a certificate's extensions", e);
    }
    return readBack(certificate.generateTBSCertificate());
  }

  /** What is judged is what its bytes say. */
  private static TBSCertificate readBack(TBSCertificate written) {
    try {
      return TBSCertificate.getInstance(
          ASN1Primitive.fromByteArray(written.getEncoded(ASN1Encoding.DER)));
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot encode a certificate", e);
    }
  }

  private Instant end(Instant from, Duration lifetime) {
    // A certificate that outlives its issuer fails at relying parties that check each link.
    Instant last = CertificateTime.of(issuer.certificate().toASN1Structure().getEndDate());
    boolean fits = Duration.between(from, last).compareTo(lifetime) >= 0;
    return fits ? from.plus(lifetime).truncatedTo(ChronoUnit.SECONDS) : last;
  }

  private static Time time(Instant instant) {
    // RFC 5280 4.1.2.5: UTCTime through 2049, GeneralizedTime after, which this constructor does.
    return new Time(Date.from(instant), Locale.ROOT);
  }

  private ExtensionsGenerator extensions(X500Name subject, io.sealport.pki.SerialNumber serial)
      throws IOException {
    ExtensionsGenerator all = new ExtensionsGenerator();
    all.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    all.addExtension(Extension.keyUsage, true, keyUsage());
    all.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(profile.usage().purpose()));
    if (!names.isEmpty()) {
      // RFC 5280 4.1.2.6: critical exactly where the subject is empty.
      boolean critical = subject.getRDNs().length == 0;
      all.addExtension(Extension.subjectAlternativeName, critical, Names.general(names));
    }
    all.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        new SubjectKeyIdentifier(KeyIdentifiers.of(csr.publicKey())));
    all.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        new AuthorityKeyIdentifier(KeyIdentifiers.named(issuer.certificate())));
    if (profile.usage() == Usage.OCSP) {
      // RFC 6960 4.2.2.2.1: not itself checked for revocation, so it says no address either.
      all.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
    } else {
      all.addExtension(Extension.authorityInfoAccess, false, authorityInfoAccess());
      CrlId crl = profile.crl().crl(issuer.id(), serial);
      all.addExtension(Extension.cRLDistributionPoints, false, points(issuer.addresses().crl(crl)));
      if (profile.crl().delta()) {
        // RFC 5280 4.2.1.15
        all.addExtension(Extension.freshestCRL, false, points(issuer.addresses().delta(crl)));
      }
    }
    return all;
  }

  private KeyUsage keyUsage() {
    boolean rsaServer =
        profile.usage() == Usage.SERVER && csr.keyType().family() == KeyType.Family.RSA;
    // TLS 1.2's RSA key exchange is the only use of keyEncipherment.
    return new KeyUsage(
        rsaServer
            ? KeyUsage.digitalSignature | KeyUsage.keyEncipherment
            : KeyUsage.digitalSignature);
  }

  private ASN1Encodable authorityInfoAccess() {
    return new AuthorityInformationAccess(
        Stream.concat(
                issuer.addresses().ocsp().stream()
                    .map(a -> access(AccessDescription.id_ad_ocsp, a)),
                Stream.of(
                    access(AccessDescription.id_ad_caIssuers, issuer.addresses().caIssuers())))
            .toArray(AccessDescription[]::new));
  }

  private static AccessDescription access(ASN1ObjectIdentifier method, URI address) {
    return new AccessDescription(method, uri(address));
  }

  private static ASN1Encodable points(URI address) {
    DistributionPointName full = new DistributionPointName(new GeneralNames(uri(address)));
    return new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(full, null, null)});
  }

  private static GeneralName uri(URI address) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, address.toASCIIString());
  }
}
