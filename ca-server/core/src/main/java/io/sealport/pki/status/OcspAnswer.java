package io.sealport.pki.status;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.status.StatusAnswer.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.jspecify.annotations.Nullable;

/** Reads an OCSP response about one certificate and believes what is signed, ours and current. */
public final class OcspAnswer {

  private static final DigestCalculatorProvider DIGESTS = new BcDigestCalculatorProvider();

  private final StatusQuery query;

  public OcspAnswer(StatusQuery query) {
    this.query = query;
  }

  /**
   * An answer that was not asked for: one that a server staples (RFC 6066 8).
   *
   * @throws Fault BAD_INPUT if it is not to be believed, UNAVAILABLE if it is an excuse
   */
  public StatusAnswer stapled(OCSPResp response) {
    try {
      return read(null, successful(response), null);
    } catch (OCSPException | IllegalArgumentException | IllegalStateException e) {
      throw Fault.of(Kind.BAD_INPUT, "the stapled answer is not an OCSP response", e);
    }
  }

  /** The answer to a request with that nonce; throws as {@link #stapled}. */
  StatusAnswer toNonce(String address, OCSPResp response, byte[] nonce) {
    try {
      return read(address, successful(response), nonce);
    } catch (OCSPException | IllegalArgumentException | IllegalStateException e) {
      throw Fault.of(Kind.BAD_INPUT, "the answer is not an OCSP response", e);
    }
  }

  private static BasicOCSPResp successful(OCSPResp response) throws OCSPException {
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

  private StatusAnswer read(
      @Nullable String address, BasicOCSPResp response, byte @Nullable [] nonce)
      throws OCSPException {
    String signer = OcspSigner.require(response, query);
    boolean old = nonce != null && !requireNonce(response, nonce);
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
        old ? "the nonce was not echoed, so it may be an old answer" : null,
        signer,
        thisUpdate,
        nextUpdate,
        revoked == null ? null : revoked.getRevocationTime().toInstant(),
        revoked == null ? null : reason(revoked));
  }

  /** RFC 9654 2.1: a responder may leave it out, but another one is an answer to another. */
  private static boolean requireNonce(BasicOCSPResp response, byte[] nonce) {
    Extension echo = response.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    if (echo == null) {
      return false;
    }
    if (!Arrays.equals(echo.getExtnValue().getOctets(), nonce)) {
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
