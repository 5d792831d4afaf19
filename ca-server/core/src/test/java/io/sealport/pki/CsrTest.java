package io.sealport.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsrTest {

  @ParameterizedTest
  @ValueSource(strings = {"ec-p256", "ec-p384", "ec-p521", "rsa-2048", "ed25519"})
  void reads_der_and_pem_of_every_key_type(String type) {
    TestCsrs made =
        TestCsrs.of(TestKeys.of(type)).commonName("ftp.example.com").names("dns:ftp.example.com");

    Csr der = made.csr();
    Csr pem = Csr.parse(made.pem().getBytes(StandardCharsets.US_ASCII));

    assertThat(der.keyType()).hasToString(type);
    assertThat(pem.commonName()).contains("ftp.example.com");
    assertThat(pem.requestedNames()).containsExactly(Names.general(Name.dns("ftp.example.com")));
    assertThat(pem.requestedPowers()).isEmpty();
  }

  @Test
  void reads_the_old_pem_label() {
    byte[] pem = pem("NEW CERTIFICATE REQUEST", TestCsrs.ec().commonName("a").der());
    assertThat(Csr.parse(pem).commonName()).contains("a");
  }

  @Test
  void reads_what_the_drafter_writes() {
    Csr csr = TestCsrs.honest("login:alice", "email:alice@example.com");
    assertThat(csr.commonName()).contains("alice");
    assertThat(csr.requestedNames()).hasSize(2);
    assertThat(Csr.parse(csr.pem().getBytes(StandardCharsets.US_ASCII)).der()).isEqualTo(csr.der());
  }

  @Test
  void refuses_what_is_no_csr() {
    refuses("certificate request", "hello".getBytes(StandardCharsets.US_ASCII));
    refuses("certificate request", new byte[] {0x30, 0});
    refuses("certificate request", new byte[] {5, 0});
    refuses("empty", new byte[0]);
    refuses(
        "certificate request", CertificateFacts.encoded(TestIssuers.of("servers").certificate()));
  }

  @Test
  void refuses_pem_of_another_kind() {
    byte[] certificate =
        Pem.certificate(TestIssuers.of("servers").certificate())
            .getBytes(StandardCharsets.US_ASCII);
    refuses("the PEM block is a CERTIFICATE; wanted a CERTIFICATE REQUEST", certificate);
    refuses(
        "PRIVATE KEY", Keys.pem(TestKeys.ec().getPrivate()).getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void refuses_pem_of_two_and_damaged_pem() {
    String pem = TestCsrs.ec().commonName("a").pem();
    refuses("2 PEM blocks", (pem + pem).getBytes(StandardCharsets.US_ASCII));
    refuses("damaged PEM", pem.replace("-----END", "----END").getBytes(StandardCharsets.US_ASCII));
    refuses("damaged PEM", pem.substring(0, 90).getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void refuses_every_truncation() {
    byte[] der = TestCsrs.ec().commonName("a").der();
    for (int length = 0; length < der.length; length++) {
      refuses("", Arrays.copyOf(der, length));
    }
  }

  @Test
  void refuses_trailing_bytes() {
    byte[] der = TestCsrs.ec().commonName("a").der();
    refuses("1 bytes follow the end", Arrays.copyOf(der, der.length + 1));
    refuses("bytes follow the end", pem("CERTIFICATE REQUEST", Arrays.copyOf(der, der.length + 7)));
  }

  @Test
  void refuses_a_signature_of_another_key() {
    byte[] stolen =
        TestCsrs.ec().commonName("a").claiming(Keys.info(TestKeys.fresh().getPublic())).der();
    refuses("not made by the key that it holds", stolen);
  }

  @Test
  void refuses_a_changed_request() {
    byte[] der = TestCsrs.ec().commonName("alice").der();
    int at = new String(der, StandardCharsets.ISO_8859_1).indexOf("alice");
    der[at] = 'A';
    refuses("not made by the key that it holds", der);
  }

  @Test
  void refuses_md5_and_sha1() {
    TestCsrs rsa = TestCsrs.of(TestKeys.of("rsa-2048")).commonName("a");
    refuses("MD5", rsa.der("MD5withRSA", PKCSObjectIdentifiers.md5WithRSAEncryption));
    refuses("SHA1", rsa.der("SHA1withRSA", PKCSObjectIdentifiers.sha1WithRSAEncryption));
    refuses(
        "SHA-256 or stronger",
        TestCsrs.ec().commonName("a").der("SHA1withECDSA", X9ObjectIdentifiers.ecdsa_with_SHA1));
    refuses("wanted", rsa.der("SHA1withRSA", OIWObjectIdentifiers.sha1WithRSA));
  }

  @Test
  void refuses_a_signature_algorithm_of_another_family() {
    refuses(
        "not made by the key",
        TestCsrs.of(TestKeys.of("rsa-2048"))
            .commonName("a")
            .der("SHA256withRSA", X9ObjectIdentifiers.ecdsa_with_SHA256));
  }

  @Test
  void refuses_keys_of_unknown_kinds() {
    byte[] bits = Keys.info(TestKeys.ec().getPublic()).getPublicKeyData().getBytes();
    refuses("wanted P-256, P-384 or P-521", claiming(SECObjectIdentifiers.secp256k1, bits));
    refuses(
        "wanted EC, RSA or Ed25519",
        TestCsrs.ec()
            .claiming(
                new SubjectPublicKeyInfo(new AlgorithmIdentifier(X9ObjectIdentifiers.id_dsa), bits))
            .der());
  }

  @Test
  void refuses_a_point_off_the_curve() {
    byte[] point = Keys.info(TestKeys.ec().getPublic()).getPublicKeyData().getBytes();
    point[point.length - 1] ^= 1;
    refuses("the public key cannot be read", claiming(SECObjectIdentifiers.secp256r1, point));
  }

  /** Before the signature is looked at: verifying it would take as long as the sender likes. */
  @Test
  void refuses_rsa_keys_that_are_dear_to_verify_at_once() {
    BigInteger modulus = new BigInteger(16_384, new Random(1)).setBit(16_383).setBit(0);
    BigInteger exponent = BigInteger.ONE.shiftLeft(2000).add(BigInteger.ONE);
    assertTimeout(
        Duration.ofSeconds(1),
        () -> {
          refuses("RSA of 16384 bits", rsa(modulus, BigInteger.valueOf(65537)));
          refuses("an exponent of 2001;", rsa(modulus.shiftRight(14_336), exponent));
        });
  }

  @Test
  void judges_the_signature_of_the_longest_rsa_key_within_bounds() {
    // Without small factors, which would end the provider's own look at the number early.
    Random random = new Random(2);
    BigInteger modulus =
        Stream.generate(() -> BigInteger.probablePrime(1024, random))
            .limit(8)
            .reduce(BigInteger.ONE, BigInteger::multiply);
    assertTimeout(
        Duration.ofSeconds(3), () -> refuses("", rsa(modulus, BigInteger.valueOf(65537))));
  }

  private static byte[] rsa(BigInteger modulus, BigInteger exponent) {
    try {
      return TestCsrs.of(TestKeys.of("rsa-2048"))
          .claiming(
              new SubjectPublicKeyInfo(
                  new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                  new RSAPublicKey(modulus, exponent)))
          .der();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void refuses_more_than_the_limit() {
    assertThatThrownBy(() -> Csr.parse(new byte[1024 * 1024]))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.TOO_LARGE))
        .hasMessage("the CSR has 1048576 bytes; at most 65536 are read");
  }

  @Test
  void refuses_deep_nesting() {
    byte[] indefinite = new byte[Csr.MAX_BYTES];
    for (int i = 0; i < indefinite.length; i += 2) {
      indefinite[i] = 0x30;
      indefinite[i + 1] = (byte) 0x80;
    }
    refuses("certificate request", indefinite);
    refuses("certificate request", nested(12_000));
  }

  @Test
  void refuses_two_common_names() {
    X500Name two =
        new X500NameBuilder().addRDN(BCStyle.CN, "alice").addRDN(BCStyle.CN, "bob").build();
    refuses("2 common names", TestCsrs.ec().subject(two).der());
    X500Name inOne =
        new X500NameBuilder()
            .addMultiValuedRDN(
                new org.bouncycastle.asn1.ASN1ObjectIdentifier[] {BCStyle.CN, BCStyle.CN},
                new String[] {"alice", "bob"})
            .build();
    refuses("2 common names", TestCsrs.ec().subject(inOne).der());
  }

  @Test
  void finds_the_common_name_beside_another_attribute() {
    X500Name subject =
        new X500NameBuilder()
            .addMultiValuedRDN(
                new org.bouncycastle.asn1.ASN1ObjectIdentifier[] {BCStyle.OU, BCStyle.CN},
                new String[] {"a", "alice"})
            .build();
    assertThat(TestCsrs.ec().subject(subject).csr().commonName()).contains("alice");
  }

  @Test
  void refuses_a_common_name_that_is_no_text() {
    X500Name subject =
        new X500NameBuilder().addRDN(BCStyle.CN, new ASN1Integer(BigInteger.TEN)).build();
    refuses("not a text", TestCsrs.ec().subject(subject).der());
  }

  @Test
  void refuses_an_empty_subject_alternative_name() {
    refuses("holds no name", TestCsrs.ec().commonName("a").emptyNames().der());
  }

  @Test
  void refuses_extensions_that_cannot_be_read() {
    refuses(
        "certificate request",
        TestCsrs.ec()
            .extension(Extension.subjectAlternativeName, new DERUTF8String("dns:a.example"))
            .der());
    refuses(
        "certificate request",
        TestCsrs.ec().extension(Extension.basicConstraints, new DEROctetString(new byte[3])).der());
    refuses(
        "certificate request",
        TestCsrs.ec().extension(Extension.keyUsage, new DEROctetString(new byte[3])).der());
  }

  @Test
  void refuses_an_extension_twice() {
    refuses("certificate request", TestCsrs.ec().ca().ca().der());
  }

  @Test
  void tells_the_powers_of_a_ca() {
    assertThat(
            TestCsrs.ec()
                .ca()
                .keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)
                .csr()
                .requestedPowers())
        .containsExactly("CA:TRUE", "keyCertSign", "cRLSign");
  }

  @Test
  void gives_names_of_unknown_types_as_they_are() {
    GeneralName uri = new GeneralName(GeneralName.uniformResourceIdentifier, "ftp://a.example");
    assertThat(TestCsrs.ec().names(uri).csr().requestedNames()).containsExactly(uri);
  }

  /** Whatever comes in, the answer is a CSR or one Fault. */
  @Test
  void survives_random_damage() {
    byte[] good = TestCsrs.honest("dns:ftp.example.com", "ip:192.0.2.1", "login:alice").der();
    Random random = new Random(42);
    for (int i = 0; i < 20_000; i++) {
      byte[] bad = good.clone();
      for (int n = random.nextInt(3); n >= 0; n--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      try {
        Csr.parse(bad);
      } catch (Fault e) {
        assertThat(e.kind()).isEqualTo(Kind.BAD_INPUT);
        assertThat(e.message()).doesNotContain("\n");
      }
    }
  }

  private static byte[] claiming(org.bouncycastle.asn1.ASN1ObjectIdentifier curve, byte[] point) {
    return TestCsrs.ec()
        .commonName("a")
        .claiming(
            new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve), point))
        .der();
  }

  private static byte[] nested(int depth) {
    byte[] inner = {5, 0};
    for (int i = 0; i < depth; i++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(0x30);
      if (inner.length < 128) {
        out.write(inner.length);
      } else {
        out.write(0x82);
        out.write(inner.length >> 8);
        out.write(inner.length);
      }
      out.writeBytes(inner);
      inner = out.toByteArray();
    }
    return inner;
  }

  private static byte[] pem(String label, byte[] der) {
    return Pem.encode(label, der).getBytes(StandardCharsets.US_ASCII);
  }

  private static void refuses(String because, byte[] bytes) {
    assertThatThrownBy(() -> Csr.parse(bytes))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BAD_INPUT))
        .hasMessageContaining(because);
  }
}
