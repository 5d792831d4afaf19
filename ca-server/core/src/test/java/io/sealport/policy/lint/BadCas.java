package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import io.sealport.pki.CaDraft;
import io.sealport.pki.Issuer;
import io.sealport.pki.KeyPen;
import io.sealport.pki.Keys;
import io.sealport.pki.SerialNumber;
import io.sealport.pki.SignedCertificate;
import io.sealport.pki.TestKeys;
import io.sealport.policy.TbsEditor;
import io.sealport.testing.FakeClock;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.cert.X509CertificateHolder;

/** Certificates of CAs with a defect. */
final class BadCas {

  private static final KeyPen PEN =
      new KeyPen(TestKeys.ec().getPrivate(), TestKeys.ec().getPublic());
  private static final X509CertificateHolder ROOT = SignedCertificate.sign(root(), PEN);

  private BadCas() {}

  /** A good root. */
  static TBSCertificate root() {
    return CaDraft.root("Example", PEN, serial(), FakeClock.START);
  }

  /** A good CA below it. */
  static TBSCertificate issuing() {
    Issuer root =
        new Issuer(
            "root",
            ROOT,
            PEN.algorithm(),
            Issuer.Addresses.under(URI.create("http://ca.example.com"), "root"));
    return CaDraft.issuing(
        "Example",
        "Servers",
        Keys.info(TestKeys.ecOf("servers").getPublic()),
        root,
        serial(),
        FakeClock.START);
  }

  private static SerialNumber serial() {
    return SerialNumber.random(new SecureRandom());
  }

  /** Everything that is wrong with it below the good root. */
  static List<Violation> found(TbsEditor ca) {
    return bad("lint.ca-", "", ca).found();
  }

  private static BadCertificate bad(String rule, String defect, TbsEditor ca) {
    return BadCertificate.of(rule, defect, ca).under(ROOT).ofCa();
  }

  static Stream<BadCertificate> all() {
    return Stream.of(extensions(), places()).flatMap(s -> s);
  }

  private static Stream<BadCertificate> extensions() {
    return Stream.of(
        bad(
            "lint.ca-key-ids",
            "no subjectKeyIdentifier",
            TbsEditor.of(root()).remove(Extension.subjectKeyIdentifier)),
        bad(
            "lint.ca-key-ids",
            "no authorityKeyIdentifier",
            TbsEditor.of(issuing()).remove(Extension.authorityKeyIdentifier)),
        bad(
            "lint.ca-key-usage",
            "a CA that takes keys",
            TbsEditor.of(root())
                .put(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(
                        KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.keyEncipherment))),
        bad(
            "lint.ca-key-usage",
            "a CA that deciphers alone",
            TbsEditor.of(root())
                .put(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.decipherOnly))),
        bad(
            "lint.ca-extensions",
            "a CA with a host name",
            TbsEditor.of(issuing())
                .put(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, "a.example.com")))),
        bad(
            "lint.ca-extensions",
            "a CA that is a server",
            TbsEditor.of(issuing())
                .put(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))));
  }

  private static Stream<BadCertificate> places() {
    CRLDistPoint points =
        CRLDistPoint.getInstance(
            issuing().getExtensions().getExtensionParsedValue(Extension.cRLDistributionPoints));
    return Stream.of(
        bad(
            "lint.ca-path",
            "a root with a path length",
            TbsEditor.of(root()).put(Extension.basicConstraints, true, new BasicConstraints(1))),
        bad(
            "lint.ca-path",
            "a CA that makes CAs",
            TbsEditor.of(issuing()).put(Extension.basicConstraints, true, new BasicConstraints(1))),
        bad(
            "lint.ca-path",
            "a CA below the root without a path length",
            TbsEditor.of(issuing())
                .put(Extension.basicConstraints, true, new BasicConstraints(true))),
        bad(
            "lint.ca-status",
            "a root that names its own CRL",
            TbsEditor.of(root()).put(Extension.cRLDistributionPoints, false, points)),
        bad(
            "lint.ca-status",
            "a CA below the root without a CRL",
            TbsEditor.of(issuing()).remove(Extension.cRLDistributionPoints)),
        belowTheLast());
  }

  /** A CA where only end entities may stand. */
  private static BadCertificate belowTheLast() {
    KeyPen pen =
        new KeyPen(TestKeys.ecOf("servers").getPrivate(), TestKeys.ecOf("servers").getPublic());
    X509CertificateHolder last = SignedCertificate.sign(issuing(), PEN);
    Issuer above =
        new Issuer(
            "servers",
            last,
            pen.algorithm(),
            Issuer.Addresses.under(URI.create("http://ca.example.com"), "servers"));
    TBSCertificate below =
        CaDraft.issuing(
            "Example",
            "Deep",
            Keys.info(TestKeys.ecOf("deep").getPublic()),
            above,
            serial(),
            FakeClock.START);
    return BadCertificate.of("lint.issuer-ca", "a CA below the last", below).under(last).ofCa();
  }
}
