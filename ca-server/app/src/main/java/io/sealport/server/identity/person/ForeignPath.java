package io.sealport.server.identity.person;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/**
 * A path as the JDK's validator looks at it (RFC 5280 6.1). It fetches nothing: of CRLs it knows
 * nothing, and OCSP it judges only with the answer in hand.
 *
 * @param certificates the certificate first, the anchor last
 */
record ForeignPath(List<X509Certificate> certificates) {

  ForeignPath {
    certificates = List.copyOf(certificates);
  }

  static ForeignPath of(List<X509CertificateHolder> path) throws GeneralSecurityException {
    // The JDK's own kind, since its validator looks at it.
    JcaX509CertificateConverter converter = new JcaX509CertificateConverter().setProvider("SUN");
    List<X509Certificate> certificates = new ArrayList<>();
    for (X509CertificateHolder holder : path) {
      certificates.add(converter.getCertificate(holder));
    }
    return new ForeignPath(certificates);
  }

  /**
   * Dates, signatures, constraints.
   *
   * @throws java.security.cert.CertPathValidatorException if it does not hold
   */
  void require(Instant now) throws GeneralSecurityException {
    CertPathValidator.getInstance("PKIX", "SUN").validate(way(), parameters(now));
  }

  /**
   * That the answer says that the certificate is not revoked, and is signed by the issuer or by
   * whom the issuer delegated it to (RFC 6960 4.2.2.2).
   *
   * @throws java.security.cert.CertPathValidatorException if it does not
   */
  void requireGood(byte[] answer, Instant now) throws GeneralSecurityException {
    CertPathValidator validator = CertPathValidator.getInstance("PKIX", "SUN");
    PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
    // With these, and an answer for the one certificate, it asks no responder and looks for no CRL.
    checker.setOptions(EnumSet.of(Option.ONLY_END_ENTITY, Option.NO_FALLBACK));
    checker.setOcspResponses(Map.of(certificates.get(0), answer));
    PKIXParameters parameters = parameters(now);
    parameters.addCertPathChecker(checker);
    validator.validate(way(), parameters);
  }

  private CertPath way() throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509", "SUN")
        .generateCertPath(certificates.subList(0, certificates.size() - 1));
  }

  private PKIXParameters parameters(Instant now) throws GeneralSecurityException {
    X509Certificate anchor = certificates.get(certificates.size() - 1);
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
    parameters.setDate(Date.from(now));
    // Else the JDK looks for revocations itself, at addresses of the certificate's own.
    parameters.setRevocationEnabled(false);
    return parameters;
  }
}
