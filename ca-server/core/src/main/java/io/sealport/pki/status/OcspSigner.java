package io.sealport.pki.status;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificatePath;
import io.sealport.pki.CertificateWindow;
import io.sealport.pki.Providers;
import io.sealport.pki.SignatureHash;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** Who may sign an OCSP response: the CA itself, or whom it named for it (RFC 6960 4.2.2.2). */
final class OcspSigner {

  private OcspSigner() {}

  /**
   * The signer's name, after its right to sign and its signature have been checked.
   *
   * @throws Fault BAD_INPUT if either is missing
   */
  static String require(BasicOCSPResp response, StatusQuery query) throws OCSPException {
    X509CertificateHolder signer = named(response, query.issuer());
    if (!signer.equals(query.issuer())) {
      requireDelegated(signer, query);
    }
    String name = CertificateWindow.name(signer.getSubject());
    if (!SignatureHash.isStrong(response.getSignatureAlgorithmID())) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "the answer is signed with " + SignatureHash.name(response.getSignatureAlgorithmID()));
    }
    try {
      if (response.isSignatureValid(
          new JcaContentVerifierProviderBuilder()
              .setProvider(Providers.bouncyCastle())
              .build(signer.getSubjectPublicKeyInfo()))) {
        return name;
      }
    } catch (OperatorCreationException e) {
      throw Fault.of(Kind.BAD_INPUT, "the key of \"" + name + "\" cannot be used", e);
    }
    throw Fault.of(Kind.BAD_INPUT, "the signature was not made by \"" + name + "\"");
  }

  private static X509CertificateHolder named(BasicOCSPResp response, X509CertificateHolder ca)
      throws OCSPException {
    if (isNamed(response.getResponderId(), ca)) {
      return ca;
    }
    for (X509CertificateHolder candidate : response.getCerts()) {
      if (isNamed(response.getResponderId(), candidate)) {
        return candidate;
      }
    }
    throw Fault.of(
        Kind.BAD_INPUT, "the responder is not the issuer and its certificate is not enclosed");
  }

  private static boolean isNamed(RespID id, X509CertificateHolder candidate) throws OCSPException {
    try {
      DigestCalculator sha1 = new BcDigestCalculatorProvider().get(RespID.HASH_SHA1);
      return id.equals(new RespID(candidate.getSubject()))
          || id.equals(new RespID(candidate.getSubjectPublicKeyInfo(), sha1));
    } catch (OperatorCreationException e) {
      throw Fault.of(Kind.INTERNAL, "no SHA-1", e);
    }
  }

  private static void requireDelegated(X509CertificateHolder signer, StatusQuery query) {
    String who = "the responder \"" + CertificateWindow.name(signer.getSubject()) + "\" ";
    if (!signer.getIssuer().equals(query.issuer().getSubject())
        || !CertificatePath.isSignedBy(signer, query.issuer())) {
      throw Fault.of(Kind.BAD_INPUT, who + "was not certified by the CA that it answers for");
    }
    ExtendedKeyUsage usage =
        signer.hasExtensions() ? ExtendedKeyUsage.fromExtensions(signer.getExtensions()) : null;
    if (usage == null
        || !Arrays.asList(usage.getUsages()).contains(KeyPurposeId.id_kp_OCSPSigning)) {
      throw Fault.of(Kind.BAD_INPUT, who + "may not sign OCSP: OCSPSigning is missing");
    }
    if (!signer.isValidOn(Date.from(query.now()))) {
      throw Fault.of(Kind.BAD_INPUT, who + "has a certificate that is out of date");
    }
  }
}
