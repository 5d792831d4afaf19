package io.sealport.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.CertStatus;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.ResponseData;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * What must hold for every OCSP answer that Sealport gives (RFC 6960, with the profile of RFC 5019
 * and the nonce of RFC 9654), rule by rule.
 */
public final class OcspLints {

  private static final List<Rule> RULES =
      List.of(
          new Rule("ocsp.der", OcspLints::isDer),
          // RFC 6960 4.2.1
          new Rule("ocsp.status", OcspLints::isSuccessfulAndBasic),
          // RFC 6960 4.2.1
          new Rule("ocsp.version", a -> a.data().getVersion().hasValue(0)),
          // RFC 5019 2.2.2 and RFC 6960 4.2.2.2: the delegate's, issued by the CA itself.
          new Rule("ocsp.certificates", OcspLints::holdsOneOfIssuer),
          // RFC 6960 4.2.2.2, 4.2.2.2.1
          new Rule("ocsp.delegate", OcspLints::isDelegate),
          // RFC 6960 4.2.1
          new Rule("ocsp.responder-id", OcspLints::namesResponder),
          // RFC 6960 3.2
          new Rule("ocsp.signature", OcspLints::isSigned),
          // RFC 6960 4.2.2.1, RFC 5019 2.2.4
          new Rule("ocsp.times", OcspLints::hasTimes),
          // RFC 6960 4.2.2.2: nobody believes a responder whose certificate has ended.
          new Rule("ocsp.within-delegate", OcspLints::isWithinDelegate),
          // RFC 6960 3.2, RFC 5019 2.2.1
          new Rule("ocsp.asked", OcspLints::answersWhatWasAsked),
          // RFC 6960 4.1.1
          new Rule("ocsp.cert-id", OcspLints::isAboutIssuer),
          // RFC 6960 4.4.1, RFC 9654 2.1
          new Rule("ocsp.nonce", OcspLints::echoesNonce),
          // RFC 6960 4.4, RFC 5019 2.2.1: nothing that a client would have to understand.
          new Rule("ocsp.extensions", OcspLints::hasNoOtherExtension),
          // RFC 5280 5.3.1, CA/B BR 7.3
          new Rule("ocsp.reasons", OcspLints::hasKnownReasons),
          // RFC 6960 4.2.2.1
          new Rule("ocsp.revoked-before", OcspLints::wasRevokedBefore));

  private OcspLints() {}

  private record Answer(
      byte[] der, OCSPResponse response, TBSRequest request, X509CertificateHolder issuer) {

    BasicOCSPResponse basic() {
      return BasicOCSPResponse.getInstance(response.getResponseBytes().getResponse().getOctets());
    }

    ResponseData data() {
      return basic().getTbsResponseData();
    }

    Stream<SingleResponse> singles() {
      return Arrays.stream(data().getResponses().toArray()).map(SingleResponse::getInstance);
    }

    X509CertificateHolder delegate() {
      return new X509CertificateHolder(Certificate.getInstance(basic().getCerts().getObjectAt(0)));
    }
  }

  private interface Statement {
    boolean holds(Answer answer) throws IOException;
  }

  private record Rule(String id, Statement statement) {

    /** What cannot be read does not hold. */
    boolean holds(Answer answer) {
      try {
        return statement.holds(answer);
      } catch (IOException | RuntimeException e) {
        return false;
      }
    }
  }

  /**
   * The ids of the rules that a successful answer breaks, none of a good one.
   *
   * @param request what was asked
   * @param issuer the CA that was asked about
   */
  public static List<String> check(byte[] response, byte[] request, X509CertificateHolder issuer) {
    Answer answer =
        new Answer(
            response,
            OCSPResponse.getInstance(response),
            OCSPRequest.getInstance(request).getTbsRequest(),
            issuer);
    return RULES.stream().filter(r -> !r.holds(answer)).map(Rule::id).toList();
  }

  /** RFC 6960 4.2.1: an error is a status and nothing more; 4 is not used. */
  public static boolean isGoodError(byte[] response) {
    OCSPResponse read = OCSPResponse.getInstance(response);
    return read.getResponseBytes() == null
        && List.of(1, 2, 3, 5, 6).contains(read.getResponseStatus().getIntValue());
  }

  static List<String> ids() {
    return RULES.stream().map(Rule::id).toList();
  }

  private static boolean isDer(Answer answer) throws IOException {
    byte[] inner = answer.response.getResponseBytes().getResponse().getOctets();
    return isDer(answer.der) && isDer(inner);
  }

  private static boolean isDer(byte[] bytes) throws IOException {
    return Arrays.equals(ASN1Primitive.fromByteArray(bytes).getEncoded("DER"), bytes);
  }

  private static boolean isSuccessfulAndBasic(Answer answer) {
    return answer.response.getResponseStatus().getIntValue() == 0
        && answer
            .response
            .getResponseBytes()
            .getResponseType()
            .equals(OCSPObjectIdentifiers.id_pkix_ocsp_basic);
  }

  private static boolean holdsOneOfIssuer(Answer answer) throws IOException {
    Certificate delegate = answer.delegate().toASN1Structure();
    return answer.basic().getCerts().size() == 1
        && delegate.getIssuer().equals(answer.issuer.getSubject())
        && SignatureScheme.of(delegate.getSignatureAlgorithm(), "the delegate")
            .verifies(
                answer.issuer.getSubjectPublicKeyInfo(),
                delegate.getTBSCertificate().getEncoded(),
                delegate.getSignature().getOctets());
  }

  private static boolean isDelegate(Answer answer) {
    Extensions extensions = answer.delegate().getExtensions();
    KeyPurposeId[] purposes = ExtendedKeyUsage.fromExtensions(extensions).getUsages();
    return Arrays.equals(purposes, new KeyPurposeId[] {KeyPurposeId.id_kp_OCSPSigning})
        && KeyUsage.fromExtensions(extensions).hasUsages(KeyUsage.digitalSignature)
        && extensions.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck) != null;
  }

  /** By the SHA-1 of the delegate's key, its tag, length and unused bits left out. */
  private static boolean namesResponder(Answer answer) {
    byte[] key = answer.delegate().getSubjectPublicKeyInfo().getPublicKeyData().getBytes();
    return Arrays.equals(answer.data().getResponderID().getKeyHash(), sha1(key));
  }

  private static byte[] sha1(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isSigned(Answer answer) throws IOException {
    BasicOCSPResponse basic = answer.basic();
    SignatureScheme scheme = SignatureScheme.of(basic.getSignatureAlgorithm(), "the answer");
    byte[] tbs =
        ASN1Sequence.getInstance(answer.response.getResponseBytes().getResponse().getOctets())
            .getObjectAt(0)
            .toASN1Primitive()
            .getEncoded();
    return scheme.identifier().equals(basic.getSignatureAlgorithm())
        && scheme.verifies(
            answer.delegate().getSubjectPublicKeyInfo(), tbs, basic.getSignature().getOctets());
  }

  /** Whole seconds in GMT; from before it was made to after it. */
  private static boolean hasTimes(Answer answer) {
    ASN1GeneralizedTime made = answer.data().getProducedAt();
    return isWhole(made)
        && answer
            .singles()
            .allMatch(
                s ->
                    isWhole(s.getThisUpdate())
                        && isWhole(s.getNextUpdate())
                        && time(s.getThisUpdate()) <= time(made)
                        && time(s.getNextUpdate()) > time(made));
  }

  private static boolean isWhole(ASN1GeneralizedTime time) {
    return time.getTimeString().matches("\\d{14}Z");
  }

  private static long time(ASN1GeneralizedTime time) {
    try {
      return time.getDate().getTime();
    } catch (java.text.ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static boolean isWithinDelegate(Answer answer) {
    long from = answer.delegate().getNotBefore().getTime();
    long to = answer.delegate().getNotAfter().getTime();
    return answer
        .singles()
        .allMatch(s -> time(s.getThisUpdate()) >= from && time(s.getNextUpdate()) <= to);
  }

  private static boolean answersWhatWasAsked(Answer answer) {
    List<CertID> asked =
        Arrays.stream(answer.request.getRequestList().toArray())
            .map(r -> Request.getInstance(r).getReqCert())
            .toList();
    return answer.singles().map(SingleResponse::getCertID).toList().equals(asked);
  }

  private static boolean isAboutIssuer(Answer answer) {
    return answer.singles().map(SingleResponse::getCertID).allMatch(id -> isOf(id, answer.issuer));
  }

  private static boolean isOf(CertID id, X509CertificateHolder issuer) {
    BigInteger serial = id.getSerialNumber().getValue();
    try {
      DigestCalculatorProvider digests =
          new JcaDigestCalculatorProviderBuilder().setProvider(Providers.bouncyCastle()).build();
      return new org.bouncycastle.cert.ocsp.CertificateID(
              digests.get(id.getHashAlgorithm()), issuer, serial)
          .toASN1Primitive()
          .getIssuerKeyHash()
          .equals(id.getIssuerKeyHash());
    } catch (OperatorCreationException | org.bouncycastle.cert.ocsp.OCSPException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static boolean echoesNonce(Answer answer) {
    byte[] asked = nonce(answer.request.getRequestExtensions());
    byte[] echoed = nonce(answer.data().getResponseExtensions());
    return Arrays.equals(asked, echoed) && (echoed.length <= 131);
  }

  private static byte[] nonce(Extensions extensions) {
    Extension nonce =
        extensions == null
            ? null
            : extensions.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    return nonce == null ? new byte[0] : nonce.getExtnValue().getOctets();
  }

  private static boolean hasNoOtherExtension(Answer answer) {
    Extensions extensions = answer.data().getResponseExtensions();
    boolean nonceAlone =
        extensions == null
            || Arrays.equals(
                extensions.getExtensionOIDs(),
                new ASN1ObjectIdentifier[] {OCSPObjectIdentifiers.id_pkix_ocsp_nonce});
    return nonceAlone && answer.singles().allMatch(s -> s.getSingleExtensions() == null);
  }

  private static Stream<RevokedInfo> revoked(Answer answer) {
    return answer
        .singles()
        .map(SingleResponse::getCertStatus)
        .filter(s -> s.getTagNo() == 1)
        .map(CertStatus::getStatus)
        .map(RevokedInfo::getInstance);
  }

  /** CRLReason's numbers: no unspecified, no 7, no removeFromCRL. */
  private static boolean hasKnownReasons(Answer answer) {
    return revoked(answer)
        .map(RevokedInfo::getRevocationReason)
        .allMatch(
            r ->
                r == null
                    || IntStream.of(1, 2, 3, 4, 5, 6, 9, 10)
                        .anyMatch(n -> r.getValue().equals(BigInteger.valueOf(n))));
  }

  private static boolean wasRevokedBefore(Answer answer) {
    long made = time(answer.data().getProducedAt());
    return revoked(answer)
        .map(RevokedInfo::getRevocationTime)
        .allMatch(t -> isWhole(t) && time(t) <= made);
  }
}
