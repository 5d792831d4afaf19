package io.sealport.server.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.OcspLints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Asks OCSP with Bouncy Castle, as a relying party. */
public final class OcspAsking {

  private final OCSPReqBuilder request = new OCSPReqBuilder();

  private OcspAsking() {}

  /** A request about one certificate, by SHA-1 as every client does. */
  public static OcspAsking about(X509CertificateHolder issuer, BigInteger serial) {
    return new OcspAsking().and(issuer, serial);
  }

  /** A request about nothing. */
  static OcspAsking nothing() {
    return new OcspAsking();
  }

  OcspAsking and(X509CertificateHolder issuer, BigInteger serial) {
    return and(CertificateID.HASH_SHA1.getAlgorithm(), issuer, serial);
  }

  OcspAsking and(ASN1ObjectIdentifier hash, X509CertificateHolder issuer, BigInteger serial) {
    try {
      request.addRequest(
          new CertificateID(
              new JcaDigestCalculatorProviderBuilder().build().get(new AlgorithmIdentifier(hash)),
              issuer,
              serial));
      return this;
    } catch (OCSPException | OperatorCreationException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** With a nonce as RFC 9654 wants it: the octets inside an OCTET STRING. */
  public OcspAsking nonce(byte[] octets) {
    try {
      return rawNonce(new DEROctetString(octets).getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With any octets as the extension's value. */
  OcspAsking rawNonce(byte[] value) {
    request.setRequestExtensions(
        new Extensions(new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, value)));
    return this;
  }

  /** The DER of the request. */
  public byte[] der() {
    try {
      return request.build().getEncoded();
    } catch (OCSPException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The response status, 0 for successful. */
  public static int responseStatus(byte[] response) {
    try {
      return new OCSPResp(response).getStatus();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** That an answer to the request breaks no rule: an error says nothing, the rest is a CA's. */
  public static void requireLinted(byte[] response, byte[] request, X509CertificateHolder... cas) {
    if (responseStatus(response) != 0) {
      assertThat(OcspLints.isGoodError(response)).isTrue();
      return;
    }
    X509CertificateHolder issuer =
        Arrays.stream(cas)
            .filter(ca -> ca.getSubject().equals(basic(response).getCerts()[0].getIssuer()))
            .findFirst()
            .orElseThrow();
    assertThat(OcspLints.check(response, request, issuer)).isEmpty();
  }

  /** The basic response inside a successful one. */
  public static BasicOCSPResp basic(byte[] response) {
    try {
      OCSPResp read = new OCSPResp(response);
      assertThat(read.getStatus()).isZero();
      return (BasicOCSPResp) read.getResponseObject();
    } catch (IOException | OCSPException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a successful response says of its one certificate; null is good. */
  public static CertificateStatus certificateStatus(byte[] response) {
    assertThat(basic(response).getResponses()).hasSize(1);
    return basic(response).getResponses()[0].getCertStatus();
  }
}
