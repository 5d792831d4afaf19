package io.sealport.cli.inspect;

import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;

/** A responder that answers by the book, except for what a test turns wrong. */
final class OcspAnswers implements StatusServer.Answer {

  static final CertificateStatus UNKNOWN = new org.bouncycastle.cert.ocsp.UnknownStatus();

  private Forged signer;
  private Forged enclosed;
  private CertificateStatus status = CertificateStatus.GOOD;
  private Instant thisUpdate = Forge.NOW.minus(Duration.ofHours(1));
  private Instant nextUpdate = Forge.NOW.plus(Duration.ofHours(11));
  private String algorithm = "SHA256withECDSA";
  private UnaryOperator<Extension> nonce = extension -> extension;
  private UnaryOperator<CertificateID> id = asked -> asked;

  private OcspAnswers(Forged signer) {
    this.signer = signer;
    this.enclosed = signer;
  }

  /** Signed by a responder that the CA named for it. */
  static OcspAnswers delegated(Forged ca) {
    return new OcspAnswers(responder().by(ca));
  }

  static OcspAnswers signedBy(Forged signer) {
    return new OcspAnswers(signer);
  }

  static Forge responder() {
    return Forge.of("CN=Test OCSP Responder")
        .purpose(KeyPurposeId.id_kp_OCSPSigning)
        .with(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
  }

  OcspAnswers status(CertificateStatus status) {
    this.status = status;
    return this;
  }

  OcspAnswers times(Instant thisUpdate, Instant nextUpdate) {
    this.thisUpdate = thisUpdate;
    this.nextUpdate = nextUpdate;
    return this;
  }

  /** Sends the signer's certificate and signs with another key. */
  OcspAnswers signingWith(KeyPair other) {
    this.signer = new Forged(enclosed.certificate(), other);
    return this;
  }

  OcspAnswers algorithm(String algorithm) {
    this.algorithm = algorithm;
    return this;
  }

  OcspAnswers withOtherNonce() {
    nonce =
        sent ->
            new Extension(
                OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                false,
                new DEROctetString(new DEROctetString(new byte[32]).getOctets()));
    return this;
  }

  OcspAnswers withoutNonce() {
    nonce = sent -> null;
    return this;
  }

  OcspAnswers about(CertificateID other) {
    id = asked -> other;
    return this;
  }

  @Override
  public byte[] to(byte[] request) throws Exception {
    OCSPReq asked = new OCSPReq(request);
    Extension sent = asked.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    BasicOCSPRespBuilder builder =
        new BasicOCSPRespBuilder(new RespID(signer.certificate().getSubject()));
    builder.addResponse(
        id.apply(asked.getRequestList()[0].getCertID()),
        status,
        Date.from(thisUpdate),
        nextUpdate == null ? null : Date.from(nextUpdate));
    Extension echo = nonce.apply(sent);
    if (echo != null) {
      builder.setResponseExtensions(new Extensions(echo));
    }
    return new OCSPRespBuilder()
        .build(
            OCSPRespBuilder.SUCCESSFUL,
            builder.build(
                signer.signer(algorithm),
                new X509CertificateHolder[] {enclosed.certificate()},
                Date.from(Forge.NOW)))
        .getEncoded();
  }

  /** A responder that only says why it does not answer. */
  static StatusServer.Answer refusing(int status) {
    return request -> new OCSPRespBuilder().build(status, null).getEncoded();
  }
}
