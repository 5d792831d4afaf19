package io.sealport.policy.lint;

import io.sealport.pki.Keys;
import io.sealport.pki.TestKeys;
import io.sealport.policy.TbsEditor;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** Certificates whose subject has a defect. */
final class BadSubjects {

  private BadSubjects() {}

  static Stream<BadCertificate> all() {
    return Stream.of(texts(), forms()).flatMap(s -> s);
  }

  private static Stream<BadCertificate> texts() {
    return Stream.of(
        organization("lint.visible", "a letter that nobody sees", "Exam\u200bple"),
        organization("lint.visible", "letters that run backwards", "Example\u202eelpmaxE"),
        organization("lint.visible", "a NUL", "Example\u0000").bringing("lint.subject"),
        organization("lint.blanks", "a blank in front", " Example"),
        organization("lint.blanks", "a blank at the end", "Example "),
        organization("lint.blank-runs", "two blanks", "Example  Ltd"),
        organization("lint.nfc", "a letter in two parts", "Exa\u0301mple"),
        organization("lint.strings", "in IA5String", new DERIA5String("Example")),
        organization("lint.strings", "in two octets each", new DERBMPString("Example")));
  }

  private static Stream<BadCertificate> forms() {
    return Stream.of(
        country("lint.country", "a country that is none", "UK"),
        country("lint.country", "a country in small letters", "gb"),
        country("lint.subject", "a country of three letters", "GBR").bringing("lint.country"),
        bad("lint.subject-order", "the common name first", "CN=a.example.com,O=Example"),
        bad("lint.subject-order", "the unit before its organization", "OU=B,O=A,CN=a.example.com"),
        bad("lint.subject", "two common names", "CN=a.example.com,CN=a.example.com")
            .bringing("lint.cn"),
        bad("lint.subject", "an attribute with a street", "STREET=1,CN=a.example.com"),
        bad("lint.subject", "an organization of 65 letters", "O=" + "x".repeat(65)),
        BadCertificate.of(
            "lint.rsa-octets",
            "RSA of 2052 bits",
            TbsEditor.server()
                .key(Keys.info(TestKeys.of("rsa-2052").getPublic()))
                .put(
                    org.bouncycastle.asn1.x509.Extension.subjectKeyIdentifier,
                    false,
                    new org.bouncycastle.asn1.x509.SubjectKeyIdentifier(
                        io.sealport.pki.KeyIdentifiers.of(
                            Keys.info(TestKeys.of("rsa-2052").getPublic()))))));
  }

  private static BadCertificate bad(String rule, String defect, String subject) {
    return BadCertificate.of(rule, defect, TbsEditor.server().subject(new X500Name(subject)));
  }

  private static BadCertificate organization(String rule, String defect, String text) {
    return organization(rule, defect, new DERUTF8String(text));
  }

  private static BadCertificate organization(String rule, String defect, ASN1Encodable text) {
    return attribute(rule, defect, BCStyle.O, text);
  }

  private static BadCertificate country(String rule, String defect, String code) {
    return attribute(rule, defect, BCStyle.C, new DERPrintableString(code));
  }

  private static BadCertificate attribute(
      String rule, String defect, ASN1ObjectIdentifier type, ASN1Encodable value) {
    return BadCertificate.of(
        rule,
        defect,
        TbsEditor.server()
            .subject(
                new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(type, value)
                    .addRDN(BCStyle.CN, new DERUTF8String("a.example.com"))
                    .build()));
  }
}
