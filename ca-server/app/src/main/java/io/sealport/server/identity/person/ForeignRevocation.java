package io.sealport.server.identity.person;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.web.Web;
import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateRevokedException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/**
 * Whether a certificate of a foreign CA, or a CA above it, is revoked. What is fetched is fetched
 * here, within bounds. Each certificate is looked at by itself: what is known of one is not lost
 * because nothing is known of another.
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
    if (path.size() < 2) {
      // The operator trusts it itself; who should revoke it?
      return Optional.empty();
    }
    try {
      ForeignPath foreign = ForeignPath.of(path);
      foreign.require(looking.now());
      return revocation(foreign, path, looking);
    } catch (CertPathValidatorException e) {
      return Optional.of("path validation refuses it: " + e.getMessage());
    } catch (GeneralSecurityException e) {
      throw Fault.of(Kind.INTERNAL, "cannot look for revocations", e);
    }
  }

  private Optional<String> revocation(
      ForeignPath foreign, List<X509CertificateHolder> path, Looking looking) {
    List<CrlReading> readings = readings(foreign, crls.of(path, looking));
    // With OCSP the CRLs clear the CAs alone; yet what they revoke is revoked.
    List<CrlReading> cleared =
        settings.ocsp().isPresent() ? readings.subList(1, readings.size()) : readings;
    return readings.stream()
        .flatMap(reading -> reading.revoked(looking.now()).stream())
        .map(e -> revoked(e.getRevocationDate().toInstant(), e.getRevocationReason()))
        .findFirst()
        .or(() -> byOcsp(foreign, path, looking))
        .or(() -> byCrl(cleared, looking));
  }

  private static List<CrlReading> readings(ForeignPath foreign, List<X509CRL> found) {
    List<X509Certificate> certificates = foreign.certificates();
    List<CrlReading> readings = new ArrayList<>();
    for (int i = 0; i + 1 < certificates.size(); i++) {
      readings.add(CrlReading.of(certificates.get(i), certificates.get(i + 1), found));
    }
    return readings;
  }

  private Optional<String> byCrl(List<CrlReading> readings, Looking looking) {
    return readings.stream()
        .filter(reading -> !reading.isClear(looking.now()))
        .map(reading -> "no current CRL of " + reading.certificate().getIssuerX500Principal())
        .findFirst()
        .flatMap(why -> undetermined(why, looking));
  }

  private Optional<String> byOcsp(
      ForeignPath foreign, List<X509CertificateHolder> path, Looking looking) {
    if (settings.ocsp().isEmpty()) {
      return Optional.empty();
    }
    return ocsp.ask(settings.ocsp().get(), path.get(0), path.get(1), looking)
        .map(answer -> answered(foreign, answer, looking))
        .orElseGet(() -> undetermined("no answer of the OCSP responder", looking));
  }

  private Optional<String> answered(ForeignPath foreign, byte[] answer, Looking looking) {
    try {
      foreign.requireGood(answer, looking.now());
      return Optional.empty();
    } catch (CertPathValidatorException e) {
      if (e.getCause() instanceof CertificateRevokedException revoked) {
        return Optional.of(
            revoked(revoked.getRevocationDate().toInstant(), revoked.getRevocationReason()));
      }
      return e.getReason() == BasicReason.UNDETERMINED_REVOCATION_STATUS
          ? undetermined(e.getMessage(), looking)
          : Optional.of("the OCSP answer of it is refused: " + e.getMessage());
    } catch (GeneralSecurityException e) {
      throw Fault.of(Kind.INTERNAL, "cannot judge an OCSP answer", e);
    }
  }

  private static String revoked(Instant at, @Nullable CRLReason reason) {
    return "it or a CA above it was revoked at "
        + at
        + ": "
        + (reason == null ? CRLReason.UNSPECIFIED : reason);
  }

  private Optional<String> undetermined(@Nullable String why, Looking looking) {
    looking.transcript().note("revocation: " + why);
    return settings.softFail()
        ? Optional.empty()
        : Optional.of(
            "whether it is revoked cannot be told: this CA has no current CRL or OCSP answer of its"
                + " issuer");
  }
}
