package io.sealport.pki.status;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.security.SecureRandom;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;

/** Asks an OCSP responder (RFC 6960) with a fresh nonce (RFC 9654) and checks the answer. */
public final class OcspQuery {

  /** A response with a chain of RSA-4096 certificates has 8 KiB. */
  private static final int MAX_BYTES = 64 * 1024;

  /** RFC 9654 2.1: a client must use at least 32 octets. */
  private static final int NONCE_BYTES = 32;

  private final StatusQuery query;
  private final byte[] nonce = new byte[NONCE_BYTES];

  public OcspQuery(StatusQuery query, SecureRandom random) {
    this.query = query;
    random.nextBytes(nonce);
  }

  /**
   * Asks by POST.
   *
   * @throws Fault UNAVAILABLE if it does not answer, BAD_INPUT or TOO_LARGE if the answer is not to
   *     be believed
   */
  public StatusAnswer ask(String address, StatusWeb web) {
    byte[] answer = web.post(address, "application/ocsp-request", request(), MAX_BYTES);
    OCSPResp response;
    try {
      response = new OCSPResp(answer);
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw Fault.of(Kind.BAD_INPUT, "the answer is not an OCSP response", e);
    }
    return new OcspAnswer(query).toNonce(address, response, nonceValue());
  }

  private byte[] request() {
    try {
      Extension extension =
          new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, nonceValue());
      return new OCSPReqBuilder()
          .addRequest(
              // RFC 5019 2.1.1: SHA-1, which every responder knows; it only looks up.
              new CertificateID(
                  new BcDigestCalculatorProvider().get(CertificateID.HASH_SHA1),
                  query.issuer(),
                  query.certificate().getSerialNumber()))
          .setRequestExtensions(new Extensions(extension))
          .build()
          .getEncoded();
    } catch (IOException | OCSPException | OperatorCreationException e) {
      throw Fault.of(Kind.INTERNAL, "cannot write an OCSP request", e);
    }
  }

  private byte[] nonceValue() {
    try {
      return new DEROctetString(nonce).getEncoded();
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot write a nonce", e);
    }
  }
}
