package io.sealport.pki;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.Forge.Forged;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Each rule for OCSP answers with the answer that breaks it; everything else about it is good. */
class OcspLintsTest {

  private static final Forged CA = Forge.root("CN=Users CA");
  private static final Forged DELEGATE = delegate().by(CA);
  private static final String NOW = "20261120120000Z";
  private static final String LATER = "20261121000000Z";
  private static final Set<String> SHOWN = new HashSet<>();

  private X509CertificateHolder[] certificates = {DELEGATE.certificate()};
  private Forged signer = DELEGATE;
  private SignatureScheme scheme = SignatureScheme.ECDSA_SHA256;
  private ASN1Encodable status = new DERTaggedObject(false, 0, DERNull.INSTANCE);
  private String thisUpdate = NOW;
  private String producedAt = NOW;
  private String nextUpdate = LATER;
  private String type = "1.3.6.1.5.5.7.48.1.1";
  private int version;
  private ASN1Encodable responder =
      new DERTaggedObject(true, 2, new DEROctetString(keyHash(DELEGATE)));
  private CertificateID answered = id(CA, 5);
  private Extensions extensions;
  private Extensions single;
  private byte[] request = request(id(CA, 5), null);

  @AfterAll
  static void every_rule_has_been_shown_to_bite() {
    assertThat(SHOWN).containsExactlyInAnyOrderElementsOf(OcspLints.ids());
  }

  private static Forge delegate() {
    return Forge.of("CN=OCSP users")
        .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
        .with(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE)
        .purpose(KeyPurposeId.id_kp_OCSPSigning);
  }

  private static byte[] keyHash(Forged forged) {
    return id(forged, 1).getIssuerKeyHash();
  }

  private static CertificateID id(Forged issuer, long serial) {
    try {
      return new CertificateID(
          new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
          issuer.certificate(),
          BigInteger.valueOf(serial));
    } catch (OCSPException | OperatorCreationException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] request(CertificateID id, Extensions extensions) {
    try {
      return new OCSPReqBuilder()
          .addRequest(id)
          .setRequestExtensions(extensions)
          .build()
          .getEncoded();
    } catch (OCSPException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Extensions nonce(int octet) throws IOException {
    byte[] value = new byte[16];
    Arrays.fill(value, (byte) octet);
    return new Extensions(
        new Extension(
            OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
            false,
            new DEROctetString(value).getEncoded()));
  }

  private ASN1Primitive data() {
    ASN1EncodableVector one = new ASN1EncodableVector();
    one.add(answered.toASN1Primitive());
    one.add(status);
    one.add(new ASN1GeneralizedTime(thisUpdate));
    if (!nextUpdate.isEmpty()) {
      one.add(new DERTaggedObject(true, 0, new ASN1GeneralizedTime(nextUpdate)));
    }
    if (single != null) {
      one.add(new DERTaggedObject(true, 1, single));
    }
    ASN1EncodableVector data = new ASN1EncodableVector();
    if (version > 0) {
      data.add(new DERTaggedObject(true, 0, new ASN1Integer(version)));
    }
    data.add(responder);
    data.add(new ASN1GeneralizedTime(producedAt));
    data.add(new DERSequence(new DERSequence(one)));
    if (extensions != null) {
      data.add(new DERTaggedObject(true, 1, extensions));
    }
    return new DERSequence(data);
  }

  private byte[] answer() {
    try {
      byte[] signature =
          new KeyPen(signer.keys().getPrivate(), signer.keys().getPublic())
              .sign(data().getEncoded());
      DERSequence basic =
          new DERSequence(
              new ASN1Encodable[] {
                data(),
                scheme.identifier(),
                new DERBitString(signature),
                new DERTaggedObject(
                    true,
                    0,
                    new DERSequence(
                        Arrays.stream(certificates)
                            .map(X509CertificateHolder::toASN1Structure)
                            .toArray(ASN1Encodable[]::new)))
              });
      return response(0, basic.getEncoded());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private byte[] response(int status, byte[] basic) throws IOException {
    return new DERSequence(
            new ASN1Encodable[] {
              new ASN1Enumerated(status),
              new DERTaggedObject(
                  true,
                  0,
                  new DERSequence(
                      new ASN1Encodable[] {
                        new ASN1ObjectIdentifier(type), new DEROctetString(basic)
                      }))
            })
        .getEncoded();
  }

  private void breaks(String... rules) {
    breaks(answer(), rules);
  }

  private void breaks(byte[] answer, String... rules) {
    SHOWN.addAll(Arrays.asList(rules));
    assertThat(OcspLints.check(answer, request, CA.certificate())).containsExactlyInAnyOrder(rules);
  }

  private static ASN1Encodable revoked(String at, CRLReason reason) {
    return new DERTaggedObject(false, 1, new RevokedInfo(new ASN1GeneralizedTime(at), reason));
  }

  @Test
  void good_ones_break_none() throws IOException {
    breaks();
    status = revoked("20261101000000Z", CRLReason.lookup(CRLReason.keyCompromise));
    breaks();
    status = revoked(NOW, null);
    breaks();
    status = new DERTaggedObject(false, 2, DERNull.INSTANCE);
    breaks();
    request = request(id(CA, 5), nonce(7));
    extensions = nonce(7);
    breaks();
  }

  @Test
  void status_type_and_version() throws IOException {
    version = 1;
    breaks("ocsp.version");
    version = 0;
    type = "1.3.6.1.5.5.7.48.1.99";
    breaks("ocsp.status");
  }

  @Test
  void a_delegate_of_another_ca() {
    Forged other = Forge.root("CN=Users CA");
    signer = delegate().by(other);
    certificates = new X509CertificateHolder[] {signer.certificate()};
    responder = new DERTaggedObject(true, 2, new DEROctetString(keyHash(signer)));
    breaks("ocsp.certificates");
  }

  @Test
  void more_certificates_than_one() {
    certificates = new X509CertificateHolder[] {DELEGATE.certificate(), CA.certificate()};
    breaks("ocsp.certificates");
  }

  @Test
  void a_delegate_that_is_none() {
    for (Forge bad :
        new Forge[] {
          delegate().purpose(KeyPurposeId.id_kp_clientAuth),
          delegate().without(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck),
          delegate().with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyAgreement))
        }) {
      signer = bad.by(CA);
      certificates = new X509CertificateHolder[] {signer.certificate()};
      responder = new DERTaggedObject(true, 2, new DEROctetString(keyHash(signer)));
      breaks("ocsp.delegate");
    }
  }

  @Test
  void a_responder_of_another_name() {
    responder = new DERTaggedObject(true, 2, new DEROctetString(keyHash(CA)));
    breaks("ocsp.responder-id");
    responder = new DERTaggedObject(true, 1, DELEGATE.certificate().getSubject());
    breaks("ocsp.responder-id");
  }

  @Test
  void a_signature_of_another() {
    signer = CA;
    breaks("ocsp.signature");
    signer = DELEGATE;
    scheme = SignatureScheme.ECDSA_SHA384;
    breaks("ocsp.signature");
  }

  @Test
  void times() {
    nextUpdate = "";
    breaks("ocsp.times", "ocsp.within-delegate");
    nextUpdate = NOW;
    breaks("ocsp.times");
    nextUpdate = "20261121000000.5Z";
    breaks("ocsp.times");
    nextUpdate = LATER;
    thisUpdate = "20261120120001Z";
    breaks("ocsp.times");
  }

  @Test
  void an_answer_that_outlives_its_responder() {
    Instant end = DELEGATE.certificate().getNotAfter().toInstant();
    nextUpdate =
        new ASN1GeneralizedTime(Date.from(end.plus(Duration.ofSeconds(1)))).getTimeString();
    breaks("ocsp.within-delegate");
  }

  @Test
  void an_answer_about_another() {
    answered = id(CA, 6);
    breaks("ocsp.asked");
    answered = id(Forge.root("CN=Users CA"), 5);
    request = request(answered, null);
    breaks("ocsp.cert-id");
  }

  @Test
  void another_nonce_none_or_one_that_was_not_asked_for() throws IOException {
    request = request(id(CA, 5), nonce(7));
    breaks("ocsp.nonce");
    extensions = nonce(8);
    breaks("ocsp.nonce");
    request = request(id(CA, 5), null);
    breaks("ocsp.nonce");
  }

  @Test
  void other_extensions() throws IOException {
    Extension unknown =
        new Extension(new ASN1ObjectIdentifier("1.2.3.4"), true, DERNull.INSTANCE.getEncoded());
    extensions = new Extensions(unknown);
    breaks("ocsp.extensions");
    extensions = null;
    single =
        new Extensions(
            new Extension(
                Extension.reasonCode, false, CRLReason.lookup(CRLReason.superseded).getEncoded()));
    breaks("ocsp.extensions");
  }

  @Test
  void reasons_and_dates_of_a_revocation() {
    status = revoked(NOW, CRLReason.lookup(CRLReason.unspecified));
    breaks("ocsp.reasons");
    status = revoked(NOW, CRLReason.lookup(CRLReason.removeFromCRL));
    breaks("ocsp.reasons");
    status = revoked("20261120120001Z", null);
    breaks("ocsp.revoked-before");
  }

  @Test
  void another_encoding() throws IOException {
    byte[] good = answer();
    ASN1Encodable[] parts = org.bouncycastle.asn1.ASN1Sequence.getInstance(good).toArray();
    breaks(new BERSequence(parts).getEncoded("BER"), "ocsp.der");
  }

  @Test
  void errors_are_a_status_and_nothing_more() throws Exception {
    assertThat(OcspLints.isGoodError(new OCSPRespBuilder().build(6, null).getEncoded())).isTrue();
    assertThat(OcspLints.isGoodError(new OCSPRespBuilder().build(4, null).getEncoded())).isFalse();
    assertThat(OcspLints.isGoodError(response(1, new byte[] {5, 0}))).isFalse();
    assertThat(OcspLints.isGoodError(answer())).isFalse();
  }
}
