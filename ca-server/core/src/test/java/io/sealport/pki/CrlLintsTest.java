package io.sealport.pki;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.TestIssuers.Signing;
import io.sealport.testing.FakeClock;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Each rule for CRLs with the CRL that breaks it; everything else about it is good. */
class CrlLintsTest {

  /** Where the parts of a TBSCertList stand (RFC 5280 5.1). */
  private static final int VERSION = 0;

  private static final int ALGORITHM = 1;
  private static final int ISSUER = 2;
  private static final int THIS_UPDATE = 3;
  private static final int NEXT_UPDATE = 4;
  private static final int REVOKED = 5;
  private static final int EXTENSIONS = 6;

  private static final Instant NOW = FakeClock.START;
  private static final Signing CA = TestIssuers.signing("users", KeyType.EC_P256);
  private static final X509CertificateHolder ISSUER_CERTIFICATE = CA.issuer().certificate();
  private static final Set<String> SHOWN = new HashSet<>();

  @AfterAll
  static void every_rule_has_been_shown_to_bite() {
    assertThat(SHOWN).containsExactlyInAnyOrderElementsOf(CrlLints.ids());
  }

  private static ASN1Sequence good() {
    return ASN1Sequence.getInstance(
        CrlDraft.of(
                CA.issuer(),
                7,
                NOW,
                NOW.plus(Duration.ofDays(7)),
                List.of(
                    new CrlDraft.Entry(serial(1), RevocationReason.UNSPECIFIED, NOW),
                    new CrlDraft.Entry(serial(2), RevocationReason.KEY_COMPROMISE, NOW)))
            .toASN1Primitive());
  }

  private static SerialNumber serial(int number) {
    return new SerialNumber(BigInteger.ONE.shiftLeft(127).add(BigInteger.valueOf(number)));
  }

  private static DERSequence with(int place, ASN1Encodable part) {
    ASN1Encodable[] parts = good().toArray();
    parts[place] = part;
    return new DERSequence(parts);
  }

  private static DERSequence without(int place) {
    ASN1EncodableVector parts = new ASN1EncodableVector();
    for (int i = 0; i < good().size(); i++) {
      if (i != place) {
        parts.add(good().getObjectAt(i));
      }
    }
    return new DERSequence(parts);
  }

  private static byte[] signed(ASN1Encodable list) {
    return signed(list, CA.pen().algorithm());
  }

  private static byte[] signed(ASN1Encodable list, AlgorithmIdentifier outside) {
    try {
      byte[] signature = CA.pen().sign(list.toASN1Primitive().getEncoded());
      return new DERSequence(new ASN1Encodable[] {list, outside, new DERBitString(signature)})
          .getEncoded();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void breaks(byte[] crl, String... rules) {
    SHOWN.addAll(Arrays.asList(rules));
    assertThat(CrlLints.check(crl, ISSUER_CERTIFICATE)).containsExactlyInAnyOrder(rules);
  }

  private static void breaks(ASN1Encodable list, String... rules) {
    breaks(signed(list), rules);
  }

  @Test
  void a_good_one_breaks_none() {
    breaks(good());
    breaks(without(REVOKED));
  }

  @Test
  void version_algorithm_signature_and_issuer() {
    breaks(with(VERSION, new ASN1Integer(0)), "crl.version");
    breaks(
        with(ALGORITHM, new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA384)),
        "crl.algorithm");
    breaks(
        signed(
            good(),
            new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256, DERNull.INSTANCE)),
        "crl.algorithm");
    byte[] changed = signed(good());
    changed[changed.length - 1] ^= 1;
    breaks(changed, "crl.signature");
    breaks(with(ISSUER, new X500Name("CN=Other CA")), "crl.issuer");
    breaks(with(ISSUER, new X500Name("")), "crl.issuer");
  }

  @Test
  void an_issuer_that_may_not_sign_crls() throws IOException {
    X509CertificateHolder end =
        Forge.of("CN=Stand-in users CA")
            .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
            .selfSigned()
            .certificate();
    SHOWN.add("crl.issuer-usage");
    assertThat(CrlLints.check(signed(good()), end)).contains("crl.issuer-usage");
  }

  @Test
  void times() {
    breaks(without(NEXT_UPDATE), "crl.times");
    breaks(with(NEXT_UPDATE, new Time(Date.from(NOW))), "crl.times");
    breaks(with(NEXT_UPDATE, new ASN1GeneralizedTime("20261231000000Z")), "crl.times");
    breaks(with(NEXT_UPDATE, new ASN1GeneralizedTime("20600101000000.5Z")), "crl.times");
    breaks(with(NEXT_UPDATE, new ASN1UTCTime("2612310000Z")), "crl.times");
    breaks(with(THIS_UPDATE, new ASN1UTCTime("250101000000Z")), "crl.revocation-dates");
  }

  private static DERSequence revoked(ASN1Encodable... entries) {
    return with(REVOKED, new DERSequence(entries));
  }

  private static DERSequence entry(int serial, Extension... extensions) {
    Time at = new Time(Date.from(NOW));
    return new DERSequence(
        extensions.length == 0
            ? new ASN1Encodable[] {new ASN1Integer(serial(serial).value()), at}
            : new ASN1Encodable[] {
              new ASN1Integer(serial(serial).value()), at, new Extensions(extensions)
            });
  }

  private static Extension extension(
      ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
    try {
      return new Extension(oid, critical, value.toASN1Primitive().getEncoded());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Extension reason(int code) {
    return extension(Extension.reasonCode, false, CRLReason.lookup(code));
  }

  @Test
  void entries() {
    breaks(revoked(), "crl.no-empty-list");
    breaks(revoked(entry(1), entry(2), entry(1)), "crl.serials");
    ASN1Encodable[] negative = {new ASN1Integer(-5), new Time(Date.from(NOW))};
    breaks(revoked(new DERSequence(negative)), "crl.serials");
    ASN1Encodable[] tomorrow = {
      new ASN1Integer(serial(1).value()), new Time(Date.from(NOW.plusSeconds(1)))
    };
    breaks(revoked(new DERSequence(tomorrow)), "crl.revocation-dates");
  }

  @Test
  void reasons() {
    breaks(revoked(entry(1, reason(1)), entry(2, reason(6))));
    breaks(revoked(entry(1, reason(0))), "crl.reasons");
    breaks(revoked(entry(1, reason(7))), "crl.reasons");
    breaks(revoked(entry(1, reason(8))), "crl.reasons");
    breaks(
        revoked(entry(1, extension(Extension.reasonCode, true, CRLReason.lookup(1)))),
        "crl.entry-extensions");
    breaks(
        revoked(
            entry(
                1,
                reason(1),
                extension(
                    Extension.certificateIssuer,
                    true,
                    new GeneralNames(new GeneralName(new X500Name("CN=Other")))))),
        "crl.entry-extensions");
  }

  private static DERSequence extensions(Extension... extensions) {
    return with(EXTENSIONS, new DERTaggedObject(true, 0, new Extensions(extensions)));
  }

  private static Extension key() {
    return extension(
        Extension.authorityKeyIdentifier,
        false,
        new AuthorityKeyIdentifier(KeyIdentifiers.in(ISSUER_CERTIFICATE).orElseThrow()));
  }

  private static Extension number(BigInteger number) {
    return extension(Extension.cRLNumber, false, new ASN1Integer(number));
  }

  @Test
  void extensions_that_are_missing_or_wrong() {
    breaks(extensions(key(), number(BigInteger.TEN)));
    breaks(without(EXTENSIONS), "crl.aki", "crl.number", "crl.extensions");
    breaks(extensions(key(), number(BigInteger.ONE.negate())), "crl.number");
    breaks(extensions(key(), number(BigInteger.ONE.shiftLeft(159))), "crl.number");
    breaks(
        extensions(key(), extension(Extension.cRLNumber, true, new CRLNumber(BigInteger.ONE))),
        "crl.not-critical");
    breaks(
        extensions(
            extension(
                Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(new byte[20])),
            number(BigInteger.ONE)),
        "crl.aki");
  }

  @Test
  void extensions_that_narrow_what_it_says() {
    breaks(
        extensions(
            key(),
            number(BigInteger.ONE),
            extension(
                Extension.issuingDistributionPoint,
                true,
                new IssuingDistributionPoint(null, true, false, null, false, false))),
        "crl.extensions",
        "crl.not-critical");
    breaks(
        extensions(
            key(),
            number(BigInteger.TEN),
            extension(Extension.deltaCRLIndicator, true, new CRLNumber(BigInteger.ONE))),
        "crl.extensions",
        "crl.not-critical");
  }

  @Test
  void another_encoding() throws IOException {
    ASN1Encodable[] parts = ASN1Sequence.getInstance(signed(good())).toArray();
    breaks(new BERSequence(parts).getEncoded("BER"), "crl.der");
  }
}
