package io.sealport.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Violation;
import io.sealport.pki.KeyIdentifiers;
import io.sealport.pki.Keys;
import io.sealport.pki.TestIssuers;
import io.sealport.pki.TestKeys;
import io.sealport.policy.TbsEditor;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each lint with the certificates that it refuses; everything else about them is good. */
class LintsTest {

  private static final Set<String> SHOWN = new HashSet<>();

  /** What else is wrong with a server's certificate that ends after 2050. */
  private static final String[] BEYOND = {"lint.issuer-end", "lint.lifetime"};

  @AfterAll
  static void every_lint_has_been_shown_to_refuse() {
    assertThat(SHOWN)
        .containsExactlyInAnyOrderElementsOf(
            Lints.all().stream().map(Lint::id).distinct().toList());
  }

  static Stream<BadCertificate> bad() {
    return Stream.of(
            BadNames.all(), BadSubjects.all(), BadExtensions.all(), BadPairs.all(), BadCas.all())
        .flatMap(s -> s);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void refuse(BadCertificate bad) {
    SHOWN.add(bad.rule());
    assertThat(bad.found()).as(bad.toString()).extracting(Violation::rule).contains(bad.rule());
    if (!bad.brings().isEmpty()) {
      assertThat(bad.found()).extracting(Violation::rule).containsAll(bad.brings());
    }
    assertThat(bad.found()).hasSize(1 + bad.brings().size());
  }

  @Test
  void pass_good_certificates() {
    assertThat(rules(TbsEditor.server().tbs())).isEmpty();
    assertThat(
            Lints.check(
                TbsEditor.responder().tbs(),
                TestIssuers.of("root").certificate(),
                LintRules.STANDARD))
        .isEqualTo(new LintFindings(List.of(), List.of()));
  }

  @Test
  void pass_the_cas_that_sealport_makes() {
    assertThat(BadCas.found(TbsEditor.of(BadCas.root()))).isEmpty();
    assertThat(BadCas.found(TbsEditor.of(BadCas.issuing()))).isEmpty();
  }

  private static TBSCertificate root() {
    return BadCas.root();
  }

  @Test
  void refuse_cas_that_are_none() {
    assertThat(BadCas.found(TbsEditor.of(root()).remove(Extension.basicConstraints)))
        .extracting(Violation::rule)
        .containsExactlyInAnyOrder("lint.ca-constraints", "lint.critical");
    assertThat(BadCas.found(TbsEditor.of(root()).critical(Extension.basicConstraints, false)))
        .extracting(Violation::rule)
        .containsExactlyInAnyOrder("lint.ca-constraints", "lint.critical");
    refusesCa(
        TbsEditor.of(root()).put(Extension.basicConstraints, true, new BasicConstraints(false)));
    refusesCa(TbsEditor.of(root()).put(Extension.keyUsage, true, new KeyUsage(KeyUsage.cRLSign)));
    assertThat(BadCas.found(TbsEditor.of(root()).subject(new X500Name(""))))
        .extracting(Violation::rule)
        .contains("lint.ca-constraints", "lint.critical");
  }

  private static void refusesCa(TbsEditor bad) {
    SHOWN.add("lint.ca-constraints");
    assertThat(BadCas.found(bad))
        .extracting(Violation::rule)
        .containsExactly("lint.ca-constraints");
  }

  @Test
  void say_where_it_is_written() {
    assertThat(Lints.all()).allSatisfy(l -> assertThat(l.source()).matches(".*\\d.*"));
    assertThat(found(TbsEditor.server().serial(BigInteger.ONE).tbs()))
        .singleElement()
        .extracting(Violation::limit)
        .asString()
        .endsWith("(RFC 5280 4.1.2.2, CA/B BR 7.1)");
  }

  @Test
  void refuse_version_1() {
    ASN1EncodableVector parts = new ASN1EncodableVector();
    for (ASN1Encodable part : ASN1Sequence.getInstance(TbsEditor.server().tbs())) {
      if (!(part instanceof ASN1TaggedObject)) {
        parts.add(part);
      }
    }
    TBSCertificate v1 = TBSCertificate.getInstance(new DERSequence(parts));
    assertThat(rules(v1)).contains("lint.version");
    SHOWN.add("lint.version");
  }

  @Test
  void refuse_serials_that_are_negative_short_or_long() {
    refuses("lint.serial", TbsEditor.server().serial(BigInteger.ONE.shiftLeft(127).negate()));
    refuses("lint.serial", TbsEditor.server().serial(BigInteger.ZERO));
    refuses("lint.serial", TbsEditor.server().serial(BigInteger.ONE.shiftLeft(62)));
    refuses("lint.serial", TbsEditor.server().serial(BigInteger.ONE.shiftLeft(159)));
  }

  @Test
  void refuse_weak_signatures_and_odd_parameters() {
    refuses(
        "lint.signature",
        TbsEditor.server()
            .signature(
                new AlgorithmIdentifier(
                    PKCSObjectIdentifiers.sha1WithRSAEncryption, DERNull.INSTANCE)),
        "lint.issuer-algorithm");
    refuses(
        "lint.signature",
        TbsEditor.server()
            .signature(
                new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256, DERNull.INSTANCE)));
  }

  @Test
  void refuse_reversed_times_and_other_forms() {
    refuses("lint.validity", TbsEditor.server().to(utc("200101000000Z")));
    refuses("lint.validity", TbsEditor.server().from(general("20260101000000Z")));
    refuses("lint.validity", TbsEditor.server().to(general("20600101000000.5Z")), BEYOND);
    refuses("lint.validity", TbsEditor.server().to(utc("3001010000Z")), "lint.lifetime");
    refuses("lint.validity", TbsEditor.server().to(utc("300101000000+0100")), "lint.lifetime");
    assertThat(rules(TbsEditor.server().to(general("20600101000000Z")).tbs()))
        .containsExactlyInAnyOrder(BEYOND);
  }

  @Test
  void refuse_subjects_out_of_bounds() {
    refuses("lint.subject", subject(BCStyle.O, "x".repeat(65)));
    assertThat(rules(subject(BCStyle.C, "GBR").tbs())).contains("lint.subject");
    refuses("lint.subject", subject(BCStyle.O, ""));
    refuses("lint.subject", subject(BCStyle.O, "a\u0000b"), "lint.visible");
    refuses("lint.subject", subject(BCStyle.T, "Boss"));
    refuses("lint.subject", TbsEditor.server().subject(new X500Name("O=a,O=b,CN=a.example.com")));
    assertThat(rules(TbsEditor.server().subject(new X500Name("O=a+CN=a.example.com")).tbs()))
        .contains("lint.subject");
  }

  @Test
  void refuse_unique_identifiers() {
    refuses("lint.unique-ids", TbsEditor.server().uniqueId());
  }

  @Test
  void refuse_the_powers_of_a_ca() {
    refuses(
        "lint.ca",
        TbsEditor.server().put(Extension.basicConstraints, true, new BasicConstraints(true)),
        "lint.issuer-ca");
    refuses(
        "lint.ca",
        TbsEditor.server().put(Extension.basicConstraints, true, new BasicConstraints(0)),
        "lint.issuer-ca");
    refuses("lint.ca", keyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign));
    refuses("lint.ca", keyUsage(KeyUsage.digitalSignature | KeyUsage.cRLSign));
    assertThat(rules(TbsEditor.server().remove(Extension.basicConstraints).tbs()))
        .containsExactlyInAnyOrder("lint.ca", "lint.critical");
  }

  @Test
  void refuse_key_usage_that_the_key_cannot_have() {
    refuses("lint.key-usage", keyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
    refuses("lint.key-usage", keyUsage(KeyUsage.digitalSignature | KeyUsage.keyAgreement));
    refuses("lint.key-usage", keyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
    refuses("lint.key-usage", keyUsage(KeyUsage.keyEncipherment));
    assertThat(rules(TbsEditor.server().remove(Extension.keyUsage).tbs()))
        .containsExactlyInAnyOrder("lint.key-usage", "lint.critical");
  }

  @Test
  void refuse_no_purpose_two_purposes_and_any() {
    refuses("lint.eku", TbsEditor.server().remove(Extension.extendedKeyUsage));
    refuses("lint.eku", purposes(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth));
    refuses("lint.eku", purposes(KeyPurposeId.anyExtendedKeyUsage));
  }

  @Test
  void refuse_other_critical_extensions() {
    refuses("lint.critical", TbsEditor.server().critical(Extension.keyUsage, false));
    refuses("lint.critical", TbsEditor.server().critical(Extension.extendedKeyUsage, true));
    refuses("lint.critical", TbsEditor.server().critical(Extension.subjectAlternativeName, true));
    refuses("lint.critical", TbsEditor.server().subject(new X500Name("")));
    refuses("lint.critical", TbsEditor.server().critical(Extension.authorityInfoAccess, true));
    assertThat(
            rules(
                TbsEditor.server()
                    .subject(new X500Name(""))
                    .critical(Extension.subjectAlternativeName, true)
                    .tbs()))
        .isEmpty();
  }

  @Test
  void refuse_no_names_empty_names_unknown_names_and_doubles() {
    X500Name nobody = new X500Name("O=Example");
    refuses(
        "lint.san", TbsEditor.server().subject(nobody).remove(Extension.subjectAlternativeName));
    refuses("lint.san", names().subject(nobody));
    refuses(
        "lint.san",
        names(dns("a.example.com"), new GeneralName(GeneralName.registeredID, "1.2.3"))
            .subject(nobody),
        "lint.server-names");
    refuses("lint.san", names(dns("a.example.com"), dns("a.example.com")));
  }

  @Test
  void refuse_dns_names_that_nobody_compares() {
    X500Name nobody = new X500Name("O=Example");
    refuses("lint.dns-names", names(dns("A.example.com")).subject(nobody));
    refuses("lint.dns-names", names(dns("a.example.com.")).subject(nobody));
    assertThat(rules(names(dns("a.example.com\u0000.evil.example")).subject(nobody).tbs()))
        .containsExactlyInAnyOrder("lint.san", "lint.dns-names");
    assertThat(rules(names(dns("a.*.example.com")).subject(nobody).tbs()))
        .containsExactlyInAnyOrder("lint.san", "lint.dns-names");
    assertThat(rules(names(dns("")).subject(nobody).tbs())).contains("lint.dns-names");
  }

  @Test
  void refuse_a_common_name_that_is_no_name() {
    refuses("lint.cn", TbsEditor.server().subject(new X500Name("CN=b.example.com")));
    refuses("lint.cn", TbsEditor.server().subject(new X500Name("CN=A.example.com")));
  }

  @Test
  void refuse_missing_key_identifiers_and_wrong_ones() {
    refuses("lint.key-ids", TbsEditor.server().remove(Extension.authorityKeyIdentifier));
    refuses("lint.key-ids", TbsEditor.server().remove(Extension.subjectKeyIdentifier));
    byte[] other = KeyIdentifiers.of(Keys.info(TestKeys.fresh().getPublic()));
    refuses(
        "lint.key-ids",
        TbsEditor.server()
            .put(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(other)));
  }

  @Test
  void refuse_addresses_that_are_not_plain_http() {
    refuses("lint.addresses", ocspAt("https://ca.example.com/ocsp"), "lint.status");
    refuses("lint.addresses", ocspAt("http://user@ca.example.com/ocsp"), "lint.status");
    refuses("lint.addresses", ocspAt("/ocsp"), "lint.status");
    refuses("lint.addresses", ocspAt("not an address"), "lint.status");
    GeneralName ldap = uri("ldap://ca.example.com/cn=crl");
    refuses(
        "lint.addresses",
        TbsEditor.server()
            .put(
                Extension.cRLDistributionPoints,
                false,
                new CRLDistPoint(
                    new DistributionPoint[] {
                      new DistributionPoint(
                          new DistributionPointName(new GeneralNames(ldap)), null, null)
                    })));
    assertThat(rules(ocspAt("http://ca.example.com:8480/ocsp").tbs()))
        .containsExactly("lint.status");
  }

  @Test
  void refuse_nocheck_of_others_and_responders_without() {
    refuses(
        "lint.nocheck",
        TbsEditor.server()
            .put(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE));
    BadCertificate responder =
        BadCertificate.of(
                "lint.nocheck",
                "a responder without",
                TbsEditor.responder().remove(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck))
            .under(TestIssuers.of("root").certificate());
    assertThat(responder.found()).extracting(Violation::rule).containsExactly("lint.nocheck");
  }

  @Test
  void refuse_extensions_that_sealport_does_not_write() {
    ASN1ObjectIdentifier unknown = new ASN1ObjectIdentifier("1.2.3.4");
    refuses("lint.extensions", TbsEditor.server().put(unknown, false, DERNull.INSTANCE));
    assertThat(rules(TbsEditor.server().put(unknown, true, DERNull.INSTANCE).tbs()))
        .containsExactlyInAnyOrder("lint.extensions", "lint.critical");
  }

  @Test
  void refuse_extensions_that_are_not_der() {
    byte[] trailingZero = {3, 3, 0, (byte) 0x80, 0};
    byte[] tooFewUnused = {3, 2, 0, (byte) 0x80};
    byte[] longLength = {3, (byte) 0x81, 2, 7, (byte) 0x80};
    byte[] oneMore = {3, 2, 7, (byte) 0x80, 0};
    for (byte[] usage : new byte[][] {trailingZero, tooFewUnused, longLength}) {
      refuses(
          "lint.der",
          TbsEditor.server().put(Extension.keyUsage, usage).critical(Extension.keyUsage, true));
    }
    assertThat(
            rules(
                TbsEditor.server()
                    .put(Extension.keyUsage, oneMore)
                    .critical(Extension.keyUsage, true)
                    .tbs()))
        .contains("lint.der");
    assertThat(
            rules(
                TbsEditor.server()
                    .put(Extension.subjectKeyIdentifier, new byte[] {0x24, (byte) 0x80, 0, 0})
                    .tbs()))
        .contains("lint.der");
  }

  @Test
  void refuse_lists_of_nothing() {
    for (ASN1ObjectIdentifier list :
        new ASN1ObjectIdentifier[] {
          Extension.authorityInfoAccess, Extension.cRLDistributionPoints
        }) {
      assertThat(rules(TbsEditor.server().put(list, false, new DERSequence()).tbs()))
          .contains("lint.empty");
    }
    SHOWN.add("lint.empty");
  }

  @Test
  void refuse_names_in_other_types_of_string() {
    refuses("lint.strings", attribute(BCStyle.O, new DERT61String("Example")));
    refuses("lint.strings", attribute(BCStyle.O, new DERBMPString("Example")));
    refuses("lint.strings", attribute(BCStyle.C, new DERUTF8String("GB")));
    refuses("lint.strings", attribute(BCStyle.O, new DERPrintableString("a@b")));
    assertThat(rules(attribute(BCStyle.O, new DERPrintableString("Example")).tbs())).isEmpty();
  }

  @Test
  void refuse_an_issuer_without_a_name() {
    assertThat(rules(TbsEditor.server().issuer(new X500Name("")).tbs()))
        .containsExactlyInAnyOrder("lint.issuer", "lint.issuer-name");
    SHOWN.add("lint.issuer");
  }

  private static TbsEditor attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
    return TbsEditor.server()
        .subject(
            new X500NameBuilder()
                .addRDN(type, value)
                .addRDN(BCStyle.CN, new DERUTF8String("a.example.com"))
                .build());
  }

  @Test
  void refuse_what_they_cannot_read() {
    assertThat(
            rules(
                TbsEditor.server()
                    .put(Extension.authorityInfoAccess, false, new DERUTF8String("x"))
                    .tbs()))
        .contains("lint.addresses");
    assertThat(
            rules(TbsEditor.server().put(Extension.extendedKeyUsage, new byte[] {1, 2, 3}).tbs()))
        .contains("lint.eku");
  }

  /** Bouncy Castle's type holds none twice, so there is no lint for it. */
  @Test
  void an_extension_twice_cannot_even_be_read() {
    ASN1EncodableVector twice = new ASN1EncodableVector();
    Extension extension = TbsEditor.server().tbs().getExtensions().getExtension(Extension.keyUsage);
    twice.add(extension);
    twice.add(extension);
    ASN1EncodableVector parts = new ASN1EncodableVector();
    for (ASN1Encodable part : ASN1Sequence.getInstance(TbsEditor.server().tbs())) {
      boolean isExtensions = part instanceof ASN1TaggedObject tagged && tagged.getTagNo() == 3;
      parts.add(isExtensions ? new DERTaggedObject(true, 3, new DERSequence(twice)) : part);
    }
    assertThatThrownBy(() -> TBSCertificate.getInstance(new DERSequence(parts)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void refuses(String rule, TbsEditor bad, String... brings) {
    SHOWN.add(rule);
    assertThat(rules(bad.tbs())).contains(rule).containsAll(List.of(brings));
    assertThat(rules(bad.tbs())).hasSize(1 + brings.length);
  }

  private static List<String> rules(TBSCertificate certificate) {
    return found(certificate).stream().map(Violation::rule).toList();
  }

  private static List<Violation> found(TBSCertificate certificate) {
    return BadCertificate.of("", "", certificate).found();
  }

  private static TbsEditor subject(ASN1ObjectIdentifier attribute, String value) {
    return TbsEditor.server()
        .subject(
            new X500NameBuilder()
                .addRDN(attribute, new DERUTF8String(value))
                .addRDN(BCStyle.CN, "a.example.com")
                .build());
  }

  private static TbsEditor keyUsage(int bits) {
    return TbsEditor.server().put(Extension.keyUsage, true, new KeyUsage(bits));
  }

  private static TbsEditor purposes(KeyPurposeId... purposes) {
    return TbsEditor.server()
        .put(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
  }

  private static TbsEditor names(GeneralName... names) {
    return TbsEditor.server().put(Extension.subjectAlternativeName, false, new DERSequence(names));
  }

  private static TbsEditor ocspAt(String address) {
    return TbsEditor.server()
        .put(
            Extension.authorityInfoAccess,
            false,
            new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, uri(address)));
  }

  private static GeneralName dns(String value) {
    return new GeneralName(GeneralName.dNSName, value);
  }

  private static GeneralName uri(String value) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, value);
  }

  private static Time utc(String value) {
    return new Time(new ASN1UTCTime(value));
  }

  private static Time general(String value) {
    return new Time(new ASN1GeneralizedTime(value));
  }
}
