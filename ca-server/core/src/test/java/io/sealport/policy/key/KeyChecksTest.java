package io.sealport.policy.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.sealport.fault.Fault;
import io.sealport.fault.Violation;
import io.sealport.pki.Keys;
import io.sealport.pki.TestKeys;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.math.ec.ECPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyChecksTest {

  private static final BigInteger E = BigInteger.valueOf(65537);

  @ParameterizedTest
  @ValueSource(strings = {"ec-p256", "ec-p384", "ec-p521", "rsa-2048", "ed25519"})
  void pass_good_keys(String type) {
    assertThat(KeyChecks.check(Keys.info(TestKeys.of(type).getPublic()))).isEmpty();
  }

  @Test
  void refuse_rsa_that_is_short_or_huge() throws IOException {
    refuses("key.rsa-size", Keys.info(TestKeys.of("rsa-1024").getPublic()));
    refuses("key.rsa-size", rsa(prime(2047), E));
    refuses("key.rsa-size", rsa(modulus().pow(5), E));
  }

  @Test
  void refuse_rsa_exponents_that_are_small_even_or_huge() throws IOException {
    for (String e : new String[] {"3", "17", "65536", "65535", "65538"}) {
      refuses("key.rsa-exponent", rsa(modulus(), new BigInteger(e)));
    }
    refuses("key.rsa-exponent", rsa(modulus(), BigInteger.ONE.shiftLeft(256).add(BigInteger.ONE)));
  }

  @Test
  void refuse_rsa_moduli_with_a_small_factor() throws IOException {
    BigInteger three = BigInteger.valueOf(3);
    refuses("key.rsa-modulus", rsa(prime(2047).multiply(three), E));
    refuses("key.rsa-modulus", rsa(modulus().subtract(BigInteger.ONE), E));
    refuses("key.rsa-modulus", rsa(prime(2040).multiply(BigInteger.valueOf(751)), E));
  }

  @Test
  void refuse_rsa_primes_that_lie_close_together() throws IOException {
    BigInteger p = prime(1024);
    refuses("key.rsa-close-primes", rsa(p.multiply(p.nextProbablePrime()), E));
    refuses("key.rsa-close-primes", rsa(p.multiply(p), E));
    BigInteger near = p.add(BigInteger.ONE.shiftLeft(516)).nextProbablePrime();
    refuses("key.rsa-close-primes", rsa(p.multiply(near), E));
  }

  @Test
  void refuse_keys_of_the_infineon_library() throws IOException {
    RocaKeys roca = new RocaKeys(new Random(2017));
    for (int i = 0; i < 3; i++) {
      refuses("key.rsa-roca", rsa(roca.modulus(), E));
    }
  }

  /** One prime of that form is not enough, nor is a power of 65537 by some of the primes. */
  @Test
  void pass_keys_that_only_resemble_them() throws IOException {
    RocaKeys roca = new RocaKeys(new Random(1));
    assertThat(KeyChecks.check(rsa(roca.prime().multiply(prime(1024)), E))).isEmpty();
  }

  @Test
  void refuse_keys_in_another_encoding() throws IOException {
    byte[] der = new RSAPublicKey(modulus(), E).getEncoded();
    refuses("key.encoding", rsa(new DERBitString(java.util.Arrays.copyOf(der, der.length), 3)));
    byte[] negative = new DERSequence(integers(modulus().negate(), E)).getEncoded();
    assertThat(rules(rsa(new DERBitString(negative)))).contains("key.encoding");
    byte[] three = new DERSequence(integers(modulus(), E, E)).getEncoded();
    assertThatThrownBy(() -> KeyChecks.check(rsa(new DERBitString(three))))
        .isInstanceOf(Fault.class);
    refuses("key.encoding", rsa(new DERBitString(longForm(der))));
  }

  /** A request may hold any number; the checks must not take long over it. */
  @Test
  void judge_huge_rsa_keys_at_once() throws IOException {
    SubjectPublicKeyInfo huge = rsa(new BigInteger(16_384, new Random(3)).setBit(16_383), E);
    SubjectPublicKeyInfo big = rsa(new BigInteger(8192, new Random(5)).setBit(8191).setBit(0), E);

    assertTimeout(
        Duration.ofSeconds(2),
        () -> {
          assertThat(rules(huge)).contains("key.rsa-size");
          KeyChecks.check(big);
        });
  }

  @Test
  void refuse_points_off_the_curve_at_infinity_and_compressed() {
    byte[] good = Keys.info(TestKeys.ec().getPublic()).getPublicKeyData().getBytes();
    byte[] off = good.clone();
    off[40] ^= 1;
    refuses("key.ec-point", ec(off));
    refuses("key.ec-point", ec(new byte[] {0}));
    refuses("key.ec-point", ec(new byte[0]));
    refuses("key.ec-point", ec(java.util.Arrays.copyOf(good, 40)));
    ECPoint point =
        ECNamedCurveTable.getByOID(SECObjectIdentifiers.secp256r1).getCurve().decodePoint(good);
    refuses("key.ec-point", ec(point.getEncoded(true)));
  }

  @Test
  void refuse_ed25519_points_of_small_order() {
    byte[] neutral = new byte[32];
    neutral[0] = 1;
    refuses("key.ed25519-point", ed(neutral));
    refuses("key.ed25519-point", ed(new byte[32]));
    refuses("key.ed25519-point", ed(new byte[31]));
  }

  @Test
  void refuse_other_parameters_than_the_rfcs_give() throws IOException {
    SubjectPublicKeyInfo rsa = Keys.info(TestKeys.of("rsa-2048").getPublic());
    refuses(
        "key.parameters",
        new SubjectPublicKeyInfo(
            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption), rsa.parsePublicKey()));
    byte[] ed = Keys.info(TestKeys.of("ed25519").getPublic()).getPublicKeyData().getBytes();
    refuses(
        "key.parameters",
        new SubjectPublicKeyInfo(
            new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519, DERNull.INSTANCE), ed));
    refuses("key.parameters", ec(DERNull.INSTANCE, new byte[65]));
    refuses(
        "key.algorithm",
        new SubjectPublicKeyInfo(new AlgorithmIdentifier(X9ObjectIdentifiers.id_dsa), new byte[9]));
  }

  @Test
  void refuse_keys_that_anybody_can_download() {
    refuses("key.published", TestKeys.published());
  }

  @Test
  void say_no_to_such_keys_of_a_ca() {
    KeyChecks.requireForCa(Keys.info(TestKeys.ec().getPublic()));

    assertThatThrownBy(() -> KeyChecks.requireForCa(TestKeys.published()))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Fault.Kind.BAD_INPUT))
        .hasMessageContaining("key.published: found a key that anybody can download");
  }

  private static ASN1EncodableVector integers(BigInteger... values) {
    ASN1EncodableVector all = new ASN1EncodableVector();
    for (BigInteger value : values) {
      all.add(new ASN1Integer(value));
    }
    return all;
  }

  /** The same sequence with its length in one octet more than is needed. */
  private static byte[] longForm(byte[] der) {
    byte[] longer = new byte[der.length + 1];
    System.arraycopy(der, 4, longer, 5, der.length - 4);
    longer[0] = 0x30;
    longer[1] = (byte) 0x83;
    longer[3] = der[2];
    longer[4] = der[3];
    return longer;
  }

  private static SubjectPublicKeyInfo rsa(DERBitString key) {
    return SubjectPublicKeyInfo.getInstance(
        new DERSequence(
            new ASN1Encodable[] {
              new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE), key
            }));
  }

  private static List<String> rules(SubjectPublicKeyInfo key) {
    return KeyChecks.check(key).stream().map(Violation::rule).toList();
  }

  private static void refuses(String rule, SubjectPublicKeyInfo key) {
    assertThat(KeyChecks.check(key)).extracting(Violation::rule).containsExactly(rule);
  }

  private static BigInteger modulus() {
    return ((java.security.interfaces.RSAPublicKey) TestKeys.of("rsa-2048").getPublic())
        .getModulus();
  }

  private static BigInteger prime(int bits) {
    return BigInteger.probablePrime(bits, new Random(bits));
  }

  private static SubjectPublicKeyInfo rsa(BigInteger n, BigInteger e) throws IOException {
    return new SubjectPublicKeyInfo(
        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
        new RSAPublicKey(n, e));
  }

  private static SubjectPublicKeyInfo ec(byte[] point) {
    return ec(SECObjectIdentifiers.secp256r1, point);
  }

  private static SubjectPublicKeyInfo ec(ASN1Encodable parameters, byte[] point) {
    ASN1ObjectIdentifier algorithm = X9ObjectIdentifiers.id_ecPublicKey;
    return new SubjectPublicKeyInfo(new AlgorithmIdentifier(algorithm, parameters), point);
  }

  private static SubjectPublicKeyInfo ed(byte[] point) {
    return new SubjectPublicKeyInfo(
        new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519), point);
  }
}
