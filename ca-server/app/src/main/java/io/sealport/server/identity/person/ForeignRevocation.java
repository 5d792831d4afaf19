package io.sealport.server.identity.person;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.web.Web;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateRevokedException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/**
 * Whether a certificate of a foreign CA, or a CA above it, is revoked. What is fetched is fetched
 * here, within bounds; what it means the JDK's validator says (RFC 5280 6.3, RFC 6960), which has
 * nothing to fetch any more.
 */
final class ForeignRevocation {

  private final CertificateSettings.Revocation settings;
  private final CrlSource crls;
  private final OcspSource ocsp;

  ForeignRevocation(CertificateSettings.Revocation settings, Web web) {
    this.settings = settings;
    this.crls = new CrlSource(settings, web);
    this.ocsp = new OcspSource(web);
  }

  /**
   * Why it does not count.
   *
   * @param path the certificate first, the anchor last
   */
  Optional<String> objection(List<X509CertificateHolder> path, Looking looking) {
    try {
      List<X509Certificate> certificates = convert(path);
      boolean asked = settings.ocsp().isPresent();
      if (asked) {
        byOcsp(certificates, path, looking);
      }
      // With OCSP the CRLs are for the CAs alone.
      byCrl(asked ? certificates.subList(1, certificates.size()) : certificates, path, looking);
      return Optional.empty();
    } catch (CertPathValidatorException e) {
      return objection(e, looking);
    } catch (GeneralSecurityException e) {
      throw Fault.of(Kind.INTERNAL, "cannot look for revocations", e);
    }
  }

  private static List<X509Certificate> convert(List<X509CertificateHolder> path)
      throws GeneralSecurityException {
    // The JDK's own kind, since its validator looks at it.
    JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
    List<X509Certificate> certificates = new java.util.ArrayList<>();
    for (X509CertificateHolder holder : path) {
      certificates.add(converter.getCertificate(holder));
    }
    return certificates;
  }

  private void byCrl(
      List<X509Certificate> certificates, List<X509CertificateHolder> path, Looking looking)
      throws GeneralSecurityException {
    if (certificates.size() < 2) {
      return;
    }
    List<X509CRL> found = crls.of(path, looking);
    validate(
        certificates, EnumSet.of(Option.PREFER_CRLS, Option.NO_FALLBACK), found, Map.of(), looking);
  }

  private void byOcsp(
      List<X509Certificate> certificates, List<X509CertificateHolder> path, Looking looking)
      throws GeneralSecurityException {
    byte[] answer =
        ocsp.ask(settings.ocsp().orElseThrow(), path.get(0), path.get(1), looking)
            .orElseThrow(() -> undetermined("no answer of the OCSP responder"));
    validate(
        certificates,
        EnumSet.of(Option.ONLY_END_ENTITY, Option.NO_FALLBACK),
        List.of(),
        Map.of(certificates.get(0), answer),
        looking);
  }

  private static CertPathValidatorException undetermined(String why) {
    return new CertPathValidatorException(
        why, null, null, -1, BasicReason.UNDETERMINED_REVOCATION_STATUS);
  }

  private static void validate(
      List<X509Certificate> certificates,
      Set<Option> options,
      List<X509CRL> crls,
      Map<X509Certificate, byte[]> answers,
      Looking looking)
      throws GeneralSecurityException {
    int last = certificates.size() - 1;
    CertPath way =
        CertificateFactory.getInstance("X.509").generateCertPath(certificates.subList(0, last));
    CertPathValidator validator = CertPathValidator.getInstance("PKIX", "SUN");
    PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
    checker.setOptions(options);
    checker.setOcspResponses(answers);
    PKIXParameters parameters =
        new PKIXParameters(Set.of(new TrustAnchor(certificates.get(last), null)));
    parameters.setDate(Date.from(looking.now()));
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(crls)));
    parameters.addCertPathChecker(checker);
    validator.validate(way, parameters);
  }

  private Optional<String> objection(CertPathValidatorException e, Looking looking) {
    if (e.getCause() instanceof CertificateRevokedException revoked) {
      return Optional.of(
          "it or a CA above it was revoked at "
              + revoked.getRevocationDate().toInstant()
              + ": "
              + revoked.getRevocationReason());
    }
    if (e.getReason() != BasicReason.UNDETERMINED_REVOCATION_STATUS) {
      return Optional.of("path validation refuses it: " + e.getMessage());
    }
    looking.transcript().note("revocation: " + e.getMessage());
    return settings.softFail()
        ? Optional.empty()
        : Optional.of(
            "whether it is revoked cannot be told: this CA has no current CRL or OCSP answer of its"
                + " issuer");
  }
}
