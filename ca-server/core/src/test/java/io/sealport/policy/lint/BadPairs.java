package io.sealport.policy.lint;

import io.sealport.pki.Issuer;
import io.sealport.pki.KeyIdentifiers;
import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import io.sealport.pki.SignedCertificate;
import io.sealport.pki.TestIssuers;
import io.sealport.pki.TestKeys;
import io.sealport.policy.TbsEditor;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509CertificateHolder;

/** Certificates that do not go with the certificate of their CA. */
final class BadPairs {

  private BadPairs() {}

  static Stream<BadCertificate> all() {
    return Stream.of(names(), keys(), powers()).flatMap(s -> s);
  }

  private static Issuer issuer() {
    return TestIssuers.of("servers");
  }

  private static Stream<BadCertificate> names() {
    X500Name own = issuer().certificate().getSubject();
    X500Name sameInAnotherString =
        new X500NameBuilder(BCStyle.INSTANCE)
            .addRDN(BCStyle.CN, new DERPrintableString("Stand-in servers CA"))
            .build();
    return Stream.of(
        BadCertificate.of(
            "lint.issuer-name",
            "the name of another CA",
            TbsEditor.server().issuer(new X500Name("CN=Other CA"))),
        BadCertificate.of(
            "lint.issuer-name",
            "the right name in another type of string",
            TbsEditor.server().issuer(sameInAnotherString)),
        BadCertificate.of(
                "lint.self-issued", "a subject called as its CA", TbsEditor.server().subject(own))
            .bringing("lint.cn"),
        BadCertificate.of(
                "lint.self-issued",
                "a subject called as its CA in other letters",
                TbsEditor.server().subject(new X500Name("CN=STAND-IN  Servers CA")))
            .bringing("lint.cn", "lint.blank-runs"));
  }

  private static Stream<BadCertificate> keys() {
    byte[] another = KeyIdentifiers.of(Keys.info(TestKeys.fresh().getPublic()));
    return Stream.of(
        BadCertificate.of(
            "lint.issuer-key",
            "the identifier of another key",
            TbsEditor.server()
                .put(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(another))),
        BadCertificate.of(
            "lint.shared-key",
            "the CA's own key",
            TbsEditor.server()
                .key(issuer().certificate().getSubjectPublicKeyInfo())
                .put(
                    Extension.subjectKeyIdentifier,
                    false,
                    new SubjectKeyIdentifier(
                        KeyIdentifiers.in(issuer().certificate()).orElseThrow()))),
        BadCertificate.of(
            "lint.issuer-algorithm",
            "a signature of another strength",
            TbsEditor.server()
                .signature(TestIssuers.signing("servers", KeyType.EC_P384).issuer().algorithm())),
        BadCertificate.of(
            "lint.issuer-algorithm",
            "a signature of another family",
            TbsEditor.server()
                .signature(
                    TestIssuers.signing("servers", KeyType.parse("rsa-2048"))
                        .issuer()
                        .algorithm())));
  }

  private static Stream<BadCertificate> powers() {
    return Stream.of(
        BadCertificate.of(
                "lint.issuer-end",
                "an end one second after the CA's",
                TbsEditor.server()
                    .to(
                        new Time(
                            java.util.Date.from(
                                issuer().certificate().getNotAfter().toInstant().plusSeconds(1)))))
            .bringing("lint.lifetime"),
        BadCertificate.of("lint.issuer-ca", "an end entity as issuer", TbsEditor.server())
            .under(
                like(
                    issuer(),
                    TbsEditor.of(own())
                        .put(Extension.basicConstraints, true, new BasicConstraints(false)))),
        BadCertificate.of("lint.issuer-ca", "a CA that signs CRLs alone", TbsEditor.server())
            .under(
                like(
                    issuer(),
                    TbsEditor.of(own())
                        .put(Extension.keyUsage, true, new KeyUsage(KeyUsage.cRLSign)))));
  }

  private static org.bouncycastle.asn1.x509.TBSCertificate own() {
    return issuer().certificate().toASN1Structure().getTBSCertificate();
  }

  private static X509CertificateHolder like(Issuer issuer, TbsEditor changed) {
    return SignedCertificate.sign(
        changed.tbs(), TestIssuers.signing(issuer.id(), KeyType.EC_P256).pen());
  }
}
