package io.sealport.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import io.sealport.pki.Names;
import io.sealport.pki.TestCsrs;
import java.io.IOException;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
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
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a CSR asks for beside key and names comes to nothing: the certificate is the profile's. */
class BypassByExtensionTest {

  private static final GeneralName EVIL =
      new GeneralName(GeneralName.uniformResourceIdentifier, "http://evil.example/");

  /** Something asked for. */
  private record Wish(String what, TestCsrs csr) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static Wish wish(String what, ASN1ObjectIdentifier oid, ASN1Encodable value) {
    return new Wish(what, TestCsrs.ec().extension(oid, value));
  }

  static Stream<Wish> wishes() {
    return Stream.of(purposes(), places(), identifiers(), subjects()).flatMap(s -> s);
  }

  private static Stream<Wish> purposes() {
    return Stream.of(
        wish(
            "every purpose",
            Extension.extendedKeyUsage,
            new ExtendedKeyUsage(KeyPurposeId.anyExtendedKeyUsage)),
        wish(
            "to be a client and a responder",
            Extension.extendedKeyUsage,
            new ExtendedKeyUsage(
                new KeyPurposeId[] {
                  KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_OCSPSigning
                })),
        wish(
            "other uses of the key",
            Extension.keyUsage,
            new KeyUsage(KeyUsage.nonRepudiation | KeyUsage.keyEncipherment)),
        wish("not to be a CA, at length", Extension.basicConstraints, new BasicConstraints(false)),
        wish("no check", OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, DERNull.INSTANCE),
        wish(
            "every policy",
            Extension.certificatePolicies,
            new DERSequence(new DERSequence(new ASN1ObjectIdentifier("2.5.29.32.0")))),
        wish("constraints of names", Extension.nameConstraints, new DERSequence()),
        wish("a period of the key's use", Extension.privateKeyUsagePeriod, new DERSequence()),
        wish(
            "a type of Microsoft's",
            new ASN1ObjectIdentifier("1.3.6.1.4.1.311.20.2"),
            new DERUTF8String("SubCA")),
        wish("what nobody knows", new ASN1ObjectIdentifier("1.2.3.4"), DERNull.INSTANCE));
  }

  private static Stream<Wish> places() {
    DistributionPoint point =
        new DistributionPoint(new DistributionPointName(new GeneralNames(EVIL)), null, null);
    return Stream.of(
        wish(
            "another CRL",
            Extension.cRLDistributionPoints,
            new CRLDistPoint(new DistributionPoint[] {point})),
        wish(
            "another responder",
            Extension.authorityInfoAccess,
            new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, EVIL)),
        wish("newer CRLs", Extension.freshestCRL, new CRLDistPoint(new DistributionPoint[0])),
        wish("other names of the issuer", Extension.issuerAlternativeName, new GeneralNames(EVIL)),
        wish("other things about the subject", Extension.subjectInfoAccess, new DERSequence()));
  }

  private static Stream<Wish> identifiers() {
    return Stream.of(
        wish(
            "another key's identifier",
            Extension.subjectKeyIdentifier,
            new SubjectKeyIdentifier(new byte[20])),
        wish(
            "another issuer's identifier",
            Extension.authorityKeyIdentifier,
            new AuthorityKeyIdentifier(new byte[20])));
  }

  private static Stream<Wish> subjects() {
    return Stream.of(
        new Wish(
            "an organization and a mailbox",
            TestCsrs.ec()
                .subject(new X500Name("E=boss@example.com,O=Evil,OU=Admins,UID=root,C=US"))),
        new Wish("a subject like the CA's", TestCsrs.ec().subject(new X500Name("O=Stand-in"))),
        new Wish(
            "a challenge password",
            TestCsrs.ec()
                .attributes(
                    new DERSet(
                        attribute(
                            PKCSObjectIdentifiers.pkcs_9_at_challengePassword,
                            new DERPrintableString("secret"))))),
        new Wish(
            "names in another attribute",
            TestCsrs.ec()
                .attributes(
                    new DERSet(
                        attribute(
                            PKCSObjectIdentifiers.pkcs_9_at_unstructuredAddress,
                            new DERPrintableString("pay.example.com"))))),
        new Wish(
            "powers in Microsoft's attribute",
            TestCsrs.ec()
                .attributes(
                    new DERSet(
                        attribute(
                            new ASN1ObjectIdentifier("1.3.6.1.4.1.311.2.1.14"),
                            new Extensions(
                                extension(
                                    Extension.basicConstraints,
                                    true,
                                    new BasicConstraints(true))))))));
  }

  private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
    return new Attribute(type, new DERSet(value));
  }

  private static Extension extension(
      ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
    try {
      return new Extension(oid, critical, value.toASN1Primitive().getEncoded());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wishes")
  void comes_to_nothing(Wish wish) throws IOException {
    for (String profile : new String[] {Profiles.SERVER, Profiles.USER}) {
      String name = profile.equals(Profiles.SERVER) ? "ftp.example.com" : "alice";
      Approval plain = Judging.by(profile).names(name).approval();
      Approval wished = Judging.by(profile).names(name).csr(wish.csr).approval();

      assertThat(wished.certificate().getEncoded()).isEqualTo(plain.certificate().getEncoded());
      assertThat(wished.warnings()).isEmpty();
    }
  }

  /** With one extensionRequest, written by hand. */
  private static TestCsrs asking(Extension... extensions) {
    return TestCsrs.ec()
        .attributes(
            new DERSet(
                attribute(
                    PKCSObjectIdentifiers.pkcs_9_at_extensionRequest,
                    new DERSequence(extensions))));
  }

  private static Extension names(boolean critical, String... names) {
    GeneralName[] general =
        Stream.of(names).map(Name::parse).map(Names::general).toArray(GeneralName[]::new);
    return extension(Extension.subjectAlternativeName, critical, new GeneralNames(general));
  }

  @Test
  void critical_names_are_judged_and_written_as_the_profile_writes_them() throws IOException {
    Approval plain = Judging.by(Profiles.SERVER).names("ftp.example.com").approval();
    Approval wished =
        Judging.by(Profiles.SERVER).csr(asking(names(true, "dns:ftp.example.com"))).approval();

    assertThat(wished.certificate().getEncoded()).isEqualTo(plain.certificate().getEncoded());
    Profile narrow = Profiles.server("allow: [", "deny: [\"dns:pay.example.com\"], allow: [");
    assertThat(Judging.by(narrow).csr(asking(names(true, "dns:pay.example.com"))).rules())
        .containsExactly("names.deny");
  }

  @Test
  void powers_are_refused_wherever_they_stand() {
    assertThat(
            Judging.by(Profiles.SERVER)
                .csr(
                    asking(
                        names(false, "dns:ftp.example.com"),
                        extension(Extension.basicConstraints, false, new BasicConstraints(3))))
                .rules())
        .containsExactly("csr.powers");
    assertThat(
            Judging.by(Profiles.SERVER)
                .names("ftp.example.com")
                .csr(
                    asking(
                        extension(
                            Extension.keyUsage,
                            false,
                            new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign))))
                .rules())
        .containsExactly("csr.powers");
  }

  @Test
  void names_of_which_programs_read_different_ones_are_no_request() throws IOException {
    byte[] one = names(false, "dns:ftp.example.com").getExtnValue().getOctets();
    byte[] other = names(false, "dns:pay.example.com").getExtnValue().getOctets();
    byte[] both = new byte[one.length + other.length];
    System.arraycopy(one, 0, both, 0, one.length);
    System.arraycopy(other, 0, both, one.length, other.length);

    noRequest(asking(new Extension(Extension.subjectAlternativeName, false, both)));
    noRequest(asking(names(false, "dns:ftp.example.com"), names(false, "dns:pay.example.com")));
    noRequest(
        asking(
            extension(
                Extension.subjectAlternativeName, false, new DERIA5String("dns:ftp.example.com"))));
    noRequest(asking(extension(Extension.subjectAlternativeName, false, new DEROctetString(one))));
  }

  private static void noRequest(TestCsrs csr) {
    assertThatThrownBy(csr::csr)
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BAD_INPUT));
  }

  /** BER: a text in pieces, which one program joins and the next does not. */
  @Test
  void names_in_pieces_are_no_request() {
    byte[] pieces = {
      0x30,
      21,
      (byte) 0xa2,
      19,
      0x16,
      3,
      'f',
      't',
      'p',
      0x16,
      12,
      '.',
      'e',
      'x',
      'a',
      'm',
      'p',
      'l',
      'e',
      '.',
      'c',
      'o',
      'm'
    };

    noRequest(asking(new Extension(Extension.subjectAlternativeName, false, pieces)));
  }

  /** BER: a list without a length. What is certified is what was read, in DER. */
  @Test
  void names_of_no_length_are_judged_as_they_were_read() throws IOException {
    byte[] open = {
      0x30,
      (byte) 0x80,
      (byte) 0x82,
      15,
      'f',
      't',
      'p',
      '.',
      'e',
      'x',
      'a',
      'm',
      'p',
      'l',
      'e',
      '.',
      'c',
      'o',
      'm',
      0,
      0
    };
    Approval plain = Judging.by(Profiles.SERVER).names("ftp.example.com").approval();
    Approval read =
        Judging.by(Profiles.SERVER)
            .csr(asking(new Extension(Extension.subjectAlternativeName, false, open)))
            .approval();

    assertThat(read.certificate().getEncoded()).isEqualTo(plain.certificate().getEncoded());
  }
}
