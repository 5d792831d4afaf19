package io.sealport.cli.inspect;

import io.sealport.cli.inspect.StatusAnswer.Verdict;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.jspecify.annotations.Nullable;

/** Asks an OCSP responder (RFC 6960) with a fresh nonce (RFC 9654) and checks the answer. */
final class OcspQuery {

  /** A response with a chain of RSA-4096 certificates has 8 KiB. */
  private static final int MAX_BYTES = 64 * 1024;

  /** RFC 9654 2.1: a client must use at least 32 octets. */
  private static final int NONCE_BYTES = 32;

  private static final DigestCalculatorProvider DIGESTS = new BcDigestCalculatorProvider();

  private final StatusQuery query;
  private final byte[] nonce = new byte[NONCE_BYTES];

  OcspQuery(StatusQuery query, SecureRandom random) {
    this.query = query;
    random.nextBytes(nonce);
  }

  /**
   * Asks by POST.
   *
   * @throws Fault UNAVAILABLE if it does not answer, BAD_INPUT or TOO_LARGE if the answer is not to
   *     be believed
   */
  StatusAnswer ask(String address, Fetcher fetcher) {
    byte[] answer = fetcher.post(address, "application/ocsp-request", request(), MAX_BYTES);
    try {
      return read(address, response(answer));
    } catch (IOException | OCSPException | IllegalArgumentException | IllegalStateException e) {
      throw Fault.of(Kind.BAD_INPUT, "the answer is not an OCSP response", e);
    }
  }

  private byte[] request() {
    try {
      Extension extension =
          new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, nonceValue());
      return new OCSPReqBuilder()
          .addRequest(
              // RFC 5019 2.1.1: SHA-1, which every responder knows; it only looks up.
              new CertificateID(
                  DIGESTS.get(CertificateID.HASH_SHA1),
                  query.issuer(),
                  query.certificate().getSerialNumber()))
          .setRequestExtensions(new Extensions(extension))
          .build()
          .getEncoded();
    } catch (IOException | OCSPException | OperatorCreationException e) {
      throw Fault.of(Kind.INTERNAL, "cannot write an OCSP request", e);
    }
  }

  private byte[] nonceValue() throws IOException {
    return new DEROctetString(nonce).getEncoded();
  }

  private static BasicOCSPResp response(byte[] der) throws IOException, OCSPException {
    OCSPResp response = new OCSPResp(der);
    switch (response.getStatus()) {
      case OCSPResp.SUCCESSFUL -> {}
      case OCSPResp.TRY_LATER -> throw Fault.of(Kind.UNAVAILABLE, "the responder says tryLater");
      case OCSPResp.INTERNAL_ERROR ->
          throw Fault.of(Kind.UNAVAILABLE, "the responder says internalError");
      case OCSPResp.UNAUTHORIZED ->
          throw Fault.of(
              Kind.BAD_INPUT,
              "the responder says unauthorized: it does not answer for this issuer");
      default ->
          throw Fault.of(Kind.BAD_INPUT, "the responder refuses with code " + response.getStatus());
    }
    if (response.getResponseObject() instanceof BasicOCSPResp basic) {
      return basic;
    }
    throw Fault.of(Kind.BAD_INPUT, "the responder answers in another form than id-pkix-ocsp-basic");
  }

  private StatusAnswer read(String address, BasicOCSPResp response)
      throws IOException, OCSPException {
    String signer = OcspSigner.require(response, query);
    boolean echoed = requireOurNonce(response);
    SingleResp single = requireOurs(response);
    Instant thisUpdate = single.getThisUpdate().toInstant();
    Instant nextUpdate = instant(single.getNextUpdate());
    query.requireCurrent(thisUpdate, nextUpdate);
    // Bouncy Castle spells good as null.
    CertificateStatus status = single.getCertStatus();
    RevokedStatus revoked = status instanceof RevokedStatus r ? r : null;
    Verdict verdict =
        status == CertificateStatus.GOOD
            ? Verdict.GOOD
            : revoked != null ? Verdict.REVOKED : Verdict.UNKNOWN;
    return new StatusAnswer(
        "OCSP",
        address,
        verdict,
        echoed ? null : "the nonce was not echoed, so it may be an old answer",
        signer,
        thisUpdate,
        nextUpdate,
        revoked == null ? null : revoked.getRevocationTime().toInstant(),
        revoked == null ? null : reason(revoked));
  }

  /** RFC 9654 2.1: a responder may leave it out, but another one is an answer to another. */
  private boolean requireOurNonce(BasicOCSPResp response) throws IOException {
    Extension echo = response.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    if (echo == null) {
      return false;
    }
    if (!Arrays.equals(echo.getExtnValue().getOctets(), nonceValue())) {
      throw Fault.of(Kind.BAD_INPUT, "the nonce in the answer is not the one that was sent");
    }
    return true;
  }

  private SingleResp requireOurs(BasicOCSPResp response) throws OCSPException {
    for (SingleResp single : response.getResponses()) {
      CertificateID id = single.getCertID();
      if (id.getSerialNumber().equals(query.certificate().getSerialNumber())
          && id.matchesIssuer(query.issuer(), DIGESTS)) {
        return single;
      }
    }
    throw Fault.of(Kind.BAD_INPUT, "the answer is about another certificate");
  }

  private static String reason(RevokedStatus revoked) {
    return Reasons.name(
        revoked.hasRevocationReason() ? revoked.getRevocationReason() : CRLReason.unspecified);
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
