package io.sealport.policy.lint;

import io.sealport.pki.TestIssuers;
import io.sealport.policy.TbsEditor;
import java.math.BigInteger;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509CertificateHolder;

/** Certificates one of whose extensions has a defect. */
final class BadExtensions {

  private static final GeneralName CRL = uri("http://ca.example.com/crl/servers.crl");

  private BadExtensions() {}

  static Stream<BadCertificate> all() {
    return Stream.of(defaults(), purposes(), points(), access(), rest()).flatMap(s -> s);
  }

  private static Stream<BadCertificate> defaults() {
    byte[] falseAlone = {0x30, 3, 1, 1, 0};
    return Stream.of(
        BadCertificate.of(
            "lint.defaults",
            "basicConstraints that say FALSE",
            TbsEditor.server()
                .put(Extension.basicConstraints, falseAlone)
                .critical(Extension.basicConstraints, true)),
        BadCertificate.of(
            "lint.defaults", "an extension that says it is not critical", explicitlyNotCritical()));
  }

  /** Its subjectKeyIdentifier with {@code critical FALSE}, which Bouncy Castle does not write. */
  private static TBSCertificate explicitlyNotCritical() {
    ASN1EncodableVector parts = new ASN1EncodableVector();
    for (ASN1Encodable part : ASN1Sequence.getInstance(TbsEditor.server().tbs())) {
      if (part instanceof ASN1TaggedObject tagged && tagged.getTagNo() == 3) {
        ASN1EncodableVector extensions = new ASN1EncodableVector();
        for (ASN1Encodable extension : ASN1Sequence.getInstance(tagged, true)) {
          ASN1Sequence written = ASN1Sequence.getInstance(extension);
          boolean toChange = written.getObjectAt(0).equals(Extension.subjectKeyIdentifier);
          extensions.add(
              toChange
                  ? new DERSequence(
                      new ASN1Encodable[] {
                        written.getObjectAt(0), ASN1Boolean.FALSE, written.getObjectAt(1)
                      })
                  : written);
        }
        parts.add(new DERTaggedObject(true, 3, new DERSequence(extensions)));
      } else {
        parts.add(part);
      }
    }
    return TBSCertificate.getInstance(new DERSequence(parts));
  }

  private static Stream<BadCertificate> purposes() {
    TbsEditor client = purpose(KeyPurposeId.id_kp_clientAuth);
    return Stream.of(
        BadCertificate.of("lint.purpose", "to sign code", purpose(KeyPurposeId.id_kp_codeSigning)),
        BadCertificate.of(
            "lint.purpose", "for e-mail", purpose(KeyPurposeId.id_kp_emailProtection)),
        BadCertificate.of(
                "lint.encipherment",
                "an RSA client that takes keys",
                client.put(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment)))
            // The key is none of RSA here.
            .bringing("lint.key-usage"),
        BadCertificate.of(
            "lint.lifetime",
            "a server for 400 days",
            TbsEditor.server().to(new Time(new ASN1UTCTime("270408100000Z")))));
  }

  private static TbsEditor purpose(KeyPurposeId purpose) {
    return TbsEditor.server().put(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
  }

  private static Stream<BadCertificate> points() {
    DistributionPointName name = new DistributionPointName(new GeneralNames(CRL));
    DistributionPoint good = new DistributionPoint(name, null, null);
    GeneralNames other = new GeneralNames(new GeneralName(new X500Name("CN=Other")));
    return Stream.of(
        points(
            "for one reason alone",
            new DistributionPoint(name, new ReasonFlags(ReasonFlags.keyCompromise), null)),
        points("of another issuer", new DistributionPoint(name, null, other)),
        points("the same twice", good, good),
        BadCertificate.of(
            "lint.status",
            "no address of a CRL",
            TbsEditor.server().remove(Extension.cRLDistributionPoints)),
        BadCertificate.of(
                "lint.status",
                "a responder with an address",
                TbsEditor.responder()
                    .put(Extension.cRLDistributionPoints, false, crlDistPoint(good)))
            .under(root()));
  }

  private static BadCertificate points(String defect, DistributionPoint... points) {
    return BadCertificate.of(
        "lint.crl-points",
        defect,
        TbsEditor.server().put(Extension.cRLDistributionPoints, false, crlDistPoint(points)));
  }

  private static CRLDistPoint crlDistPoint(DistributionPoint... points) {
    return new CRLDistPoint(points);
  }

  private static Stream<BadCertificate> access() {
    ASN1ObjectIdentifier issuers = AccessDescription.id_ad_caIssuers;
    GeneralName issuer = uri("http://ca.example.com/ca/servers.crt");
    AccessDescription good = new AccessDescription(issuers, issuer);
    return Stream.of(
        access(
            "lint.access-methods",
            "a repository",
            good,
            new AccessDescription(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.48.5"), issuer)),
        access("lint.access-methods", "the same twice", good, good),
        access(
            "lint.status",
            "no address of the issuer",
            new AccessDescription(AccessDescription.id_ad_ocsp, uri("http://ca.example.com/ocsp"))),
        access("lint.addresses", "no text as address", new AccessDescription(issuers, uri(""))),
        access(
            "lint.addresses",
            "an LDAP address",
            new AccessDescription(issuers, uri("ldap://ca.example.com/cn=CA"))),
        access(
            "lint.addresses",
            "a name as address",
            new AccessDescription(issuers, new GeneralName(new X500Name("CN=CA")))));
  }

  private static BadCertificate access(String rule, String defect, AccessDescription... all) {
    return BadCertificate.of(
        rule,
        defect,
        TbsEditor.server()
            .put(Extension.authorityInfoAccess, false, new AuthorityInformationAccess(all)));
  }

  private static Stream<BadCertificate> rest() {
    X509CertificateHolder issuer = TestIssuers.of("servers").certificate();
    byte[] key = io.sealport.pki.KeyIdentifiers.in(issuer).orElseThrow();
    return Stream.of(
        BadCertificate.of(
            "lint.aki",
            "an authorityKeyIdentifier with issuer and serial",
            TbsEditor.server()
                .put(
                    Extension.authorityKeyIdentifier,
                    false,
                    new AuthorityKeyIdentifier(
                        key,
                        new GeneralNames(new GeneralName(issuer.getSubject())),
                        BigInteger.ONE))),
        BadCertificate.of(
            "lint.extensions",
            "a policy",
            TbsEditor.server()
                .put(
                    Extension.certificatePolicies,
                    false,
                    new DERSequence(new DERSequence(new ASN1ObjectIdentifier("2.5.29.32.0"))))),
        BadCertificate.of(
                "lint.key-usage",
                "a key usage of no bits",
                TbsEditor.server().put(Extension.keyUsage, true, new DERBitString(new byte[0])))
            .bringing("lint.der"));
  }

  private static X509CertificateHolder root() {
    return TestIssuers.of("root").certificate();
  }

  private static GeneralName uri(String value) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, value);
  }
}
