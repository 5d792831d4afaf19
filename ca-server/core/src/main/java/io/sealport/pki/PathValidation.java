package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/**
 * RFC 5280 6.1 as Bouncy Castle does it, for what {@link CertificatePath} does not look at: name
 * constraints and policies above all.
 */
final class PathValidation {

  private PathValidation() {}

  /**
   * Why a path is refused, in the library's words; revocation is not looked at.
   *
   * @param path the certificate first, the anchor last
   */
  static Optional<String> objection(List<X509CertificateHolder> path, Instant now) {
    if (path.size() < 2) {
      return Optional.empty();
    }
    try {
      List<X509Certificate> certificates = new ArrayList<>();
      JcaX509CertificateConverter converter =
          new JcaX509CertificateConverter().setProvider(Providers.bouncyCastle());
      for (X509CertificateHolder holder : path) {
        certificates.add(converter.getCertificate(holder));
      }
      X509Certificate anchor = certificates.remove(certificates.size() - 1);
      PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      CertPath way =
          CertificateFactory.getInstance("X.509", Providers.bouncyCastle())
              .generateCertPath(certificates);
      CertPathValidator.getInstance("PKIX", Providers.bouncyCastle()).validate(way, parameters);
      return Optional.empty();
    } catch (CertPathValidatorException e) {
      return Optional.of(CertificateReading.visible(String.valueOf(e.getMessage())));
    } catch (GeneralSecurityException e) {
      throw Fault.of(Kind.INTERNAL, "cannot validate a certification path", e);
    }
  }
}
