package io.sealport.cli.inspect;

import io.sealport.fault.Fault;
import io.sealport.pki.CertificatePath;
import io.sealport.pki.CertificateWindow;
import io.sealport.pki.Inspection;
import io.sealport.pki.status.CrlQuery;
import io.sealport.pki.status.IssuerSearch;
import io.sealport.pki.status.IssuerSearch.Source;
import io.sealport.pki.status.OcspQuery;
import io.sealport.pki.status.StatusQuery;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/** Asks OCSP and CRL of one certificate, as a client would that has only the file. */
final class StatusCheck {

  private final Fetcher fetcher;
  private final Clock clock;
  private final SecureRandom random;

  StatusCheck(Fetcher fetcher, Clock clock, SecureRandom random) {
    this.fetcher = fetcher;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Asks.
   *
   * @param issuers given for this; empty to look in the file, then in the network
   * @param anchors what the issuer must lead to; empty to take the issuer as it is
   */
  StatusReport check(
      CertificateFile file,
      List<X509CertificateHolder> issuers,
      List<X509CertificateHolder> anchors) {
    X509CertificateHolder certificate = file.certificate();
    List<Source> sources =
        List.of(
            new Source("--issuer", issuers),
            new Source("the file", file.all()),
            new Source("--trust", anchors));
    IssuerSearch.Found found = find(certificate, sources);
    Instant now = clock.instant();
    List<X509CertificateHolder> chain = new ArrayList<>(file.chain());
    chain.addAll(issuers);
    chain.add(found.issuer());
    StatusReport.Subject subject =
        new StatusReport.Subject(
            CertificateWindow.name(certificate.getSubject()),
            certificate.getSerialNumber().toString(16),
            CertificateWindow.name(found.issuer().getSubject()),
            found.from(),
            distrust(
                new Inspection(
                    certificate, chain, anchors, now, Optional.empty(), Optional.empty())));
    CertificateWindow.Addresses addresses = CertificateWindow.addresses(certificate);
    StatusQuery query = new StatusQuery(certificate, found.issuer(), now);
    return StatusReport.of(
        subject,
        StatusQuery.first(
            "OCSP", addresses.ocsp(), a -> new OcspQuery(query, random).ask(a, fetcher)),
        StatusQuery.first("CRL", addresses.crl(), a -> new CrlQuery(query).ask(a, fetcher)));
  }

  private IssuerSearch.Found find(X509CertificateHolder certificate, List<Source> sources) {
    try {
      return IssuerSearch.find(certificate, sources, fetcher);
    } catch (Fault e) {
      throw e.withHint("give the issuer's certificate with --issuer FILE");
    }
  }

  private static @Nullable String distrust(Inspection inspection) {
    return !inspection.anchors().isEmpty()
            && CertificatePath.of(inspection) instanceof CertificatePath.Broken broken
        ? broken.sentence()
        : null;
  }
}
