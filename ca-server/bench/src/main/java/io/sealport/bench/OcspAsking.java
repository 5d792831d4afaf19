package io.sealport.bench;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** Asks OCSP as a client does, and checks the answer as a client should. */
final class OcspAsking {

  /** Octets of a nonce; the script for wrk puts in its own. */
  static final int NONCE = 16;

  private final X509CertificateHolder issuer;
  private final DigestCalculatorProvider digests = new BcDigestCalculatorProvider();

  OcspAsking(X509CertificateHolder issuer) {
    this.issuer = issuer;
  }

  byte[] question(BigInteger serial, Optional<byte[]> nonce) throws IOException {
    try {
      OCSPReqBuilder request = new OCSPReqBuilder().addRequest(id(serial));
      if (nonce.isPresent()) {
        byte[] value = new DEROctetString(nonce.get()).getEncoded();
        request.setRequestExtensions(
            new Extensions(new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, value)));
      }
      return request.build().getEncoded();
    } catch (OCSPException | OperatorCreationException e) {
      throw new IOException(e);
    }
  }

  private CertificateID id(BigInteger serial) throws OCSPException, OperatorCreationException {
    return new CertificateID(digests.get(CertificateID.HASH_SHA1), issuer, serial);
  }

  /** The path of a GET (RFC 6960 A.1). */
  static String path(byte[] question) {
    return "/ocsp/"
        + URLEncoder.encode(
            Base64.getEncoder().encodeToString(question), StandardCharsets.US_ASCII);
  }

  /** A line of what {@code replay.lua} sends. */
  static String postLine(byte[] question) {
    return "POST /ocsp application/ocsp-request hex:" + HexFormat.of().formatHex(question);
  }

  static String getLine(byte[] question) {
    return "GET " + path(question) + " -";
  }

  /**
   * Checks the whole of a good answer: status, certificate, responder, signature, nonce.
   *
   * @throws WrongAnswerException if anything is not as it should be
   */
  void requireGood(byte[] answer, BigInteger serial, Optional<byte[]> nonce) throws IOException {
    try {
      OCSPResp response = new OCSPResp(answer);
      WrongAnswerException.unless(response.getStatus() == 0, "OCSP error " + response.getStatus());
      BasicOCSPResp basic = (BasicOCSPResp) response.getResponseObject();
      WrongAnswerException.unless(
          basic.getResponses()[0].getCertID().equals(id(serial)), "OCSP answers for another");
      WrongAnswerException.unless(
          basic.getResponses()[0].getCertStatus() == CertificateStatus.GOOD, "OCSP: not good");
      X509CertificateHolder responder = basic.getCerts()[0];
      WrongAnswerException.unless(
          responder.isSignatureValid(verifier(issuer)), "OCSP: not our responder");
      WrongAnswerException.unless(
          basic.isSignatureValid(verifier(responder)), "OCSP: wrong signature");
      Extension echoed = basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
      byte[] expected = nonce.isPresent() ? new DEROctetString(nonce.get()).getEncoded() : null;
      byte[] found = echoed == null ? null : echoed.getExtnValue().getOctets();
      WrongAnswerException.unless(
          java.util.Arrays.equals(expected, found), "OCSP: not the nonce of the question");
    } catch (OCSPException | OperatorCreationException | CertException e) {
      throw new WrongAnswerException("OCSP: " + e);
    }
  }

  private static ContentVerifierProvider verifier(X509CertificateHolder certificate)
      throws OperatorCreationException {
    try {
      return new JcaContentVerifierProviderBuilder()
          .setProvider(io.sealport.pki.Providers.bouncyCastle())
          .build(certificate);
    } catch (java.security.cert.CertificateException e) {
      throw new OperatorCreationException("the certificate cannot be read", e);
    }
  }
}
