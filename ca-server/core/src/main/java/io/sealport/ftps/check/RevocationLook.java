package io.sealport.ftps.check;

import io.sealport.fault.Fault;
import io.sealport.pki.CertificateWindow;
import io.sealport.pki.Inspection.Revocation;
import io.sealport.pki.status.CrlQuery;
import io.sealport.pki.status.IssuerSearch;
import io.sealport.pki.status.IssuerSearch.Source;
import io.sealport.pki.status.OcspAnswer;
import io.sealport.pki.status.OcspQuery;
import io.sealport.pki.status.StatusAnswer;
import io.sealport.pki.status.StatusAnswer.Verdict;
import io.sealport.pki.status.StatusQuery;
import io.sealport.pki.status.StatusWeb;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.OCSPResp;

/** What OCSP, the CRL and the stapled answer say. */
final class RevocationLook {

  /** RFC 7633: the TLS extensions that a certificate wants to be used with. */
  private static final ASN1ObjectIdentifier FEATURES =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24");

  private static final ASN1Integer STATUS_REQUEST = new ASN1Integer(5);

  private final Examination e;
  private final StatusWeb web;
  private final List<StatusAnswer> answers = new ArrayList<>();

  private RevocationLook(Examination e, StatusWeb web) {
    this.e = e;
    this.web = web;
  }

  /**
   * Looks.
   *
   * @param fetched issuers that were not sent
   * @return since when the certificate is revoked, if it is
   */
  static Optional<Revocation> at(
      Examination e, List<X509CertificateHolder> fetched, StatusWeb web) {
    return new RevocationLook(e, web).look(fetched);
  }

  private Optional<Revocation> look(List<X509CertificateHolder> fetched) {
    demand();
    Optional<X509CertificateHolder> issuer = issuer(fetched);
    if (issuer.isEmpty()) {
      e.found().fact("revocation", "not known: the certificate's issuer is not at hand");
      return Optional.empty();
    }
    StatusQuery query = new StatusQuery(e.certificate(), issuer.get(), e.order().now());
    e.tls()
        .stapled()
        .ifPresentOrElse(s -> staple(query, s), () -> e.found().fact("staple", "none"));
    if (e.wants(CheckAspect.REVOCATION)) {
      ask(query);
    }
    return conclude();
  }

  private Optional<X509CertificateHolder> issuer(List<X509CertificateHolder> fetched) {
    List<X509CertificateHolder> at = new ArrayList<>(e.tls().chain());
    at.addAll(e.order().anchors());
    at.addAll(fetched);
    try {
      // The look at the chain has been to the network already.
      return IssuerSearch.at(e.certificate(), List.of(new Source("at hand", at)))
          .map(IssuerSearch.Found::issuer);
    } catch (Fault none) {
      return Optional.empty();
    }
  }

  /** RFC 7633 4.3.3: without the staple that it demands, the certificate is not to be taken. */
  private void demand() {
    X509CertificateHolder certificate = e.certificate();
    Extension features = certificate.getExtension(FEATURES);
    if (features != null && e.tls().stapled().isEmpty() && demandsStaple(features)) {
      e.found().fault(FaultId.STAPLE_MISSING, "none");
    }
  }

  private static boolean demandsStaple(Extension features) {
    try {
      for (Object one : ASN1Sequence.getInstance(features.getParsedValue())) {
        if (one.equals(STATUS_REQUEST)) {
          return true;
        }
      }
      return false;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private void staple(StatusQuery query, OCSPResp response) {
    try {
      StatusAnswer answer = new OcspAnswer(query).stapled(response);
      e.found().fact("staple", words(answer));
      answers.add(answer);
    } catch (Fault bad) {
      e.found().fault(FaultId.STAPLE_INVALID, bad.message());
    }
  }

  private void ask(StatusQuery query) {
    CertificateWindow.Addresses addresses = addresses();
    StatusAnswer ocsp =
        StatusQuery.first(
            "OCSP", addresses.ocsp(), a -> new OcspQuery(query, new SecureRandom()).ask(a, web));
    StatusAnswer crl =
        StatusQuery.first("CRL", addresses.crl(), a -> new CrlQuery(query).ask(a, web));
    note("ocsp", ocsp, FaultId.OCSP_UNREACHABLE, FaultId.OCSP_INVALID);
    note("crl", crl, FaultId.CRL_UNREACHABLE, FaultId.CRL_INVALID);
    if (isClear(ocsp) && isClear(crl) && ocsp.verdict() != crl.verdict()) {
      e.found()
          .fault(
              FaultId.OCSP_CRL_DISAGREE,
              "OCSP says " + ocsp.verdict().words() + ", the CRL " + crl.verdict().words());
    }
  }

  private static boolean isClear(StatusAnswer answer) {
    return answer.verdict() == Verdict.GOOD || answer.verdict() == Verdict.REVOKED;
  }

  private CertificateWindow.Addresses addresses() {
    try {
      return CertificateWindow.addresses(e.certificate());
    } catch (Fault unreadable) {
      return new CertificateWindow.Addresses(List.of(), List.of(), List.of());
    }
  }

  private void note(String id, StatusAnswer answer, FaultId unreachable, FaultId invalid) {
    String found = answer.address() + ": " + answer.sentence();
    switch (answer.verdict()) {
      case UNREACHABLE -> e.found().fault(unreachable, found);
      case NOT_VALID -> e.found().fault(invalid, found);
      case GOOD, REVOKED, UNKNOWN, NO_ADDRESS -> {
        e.found().fact(id, words(answer));
        answers.add(answer);
      }
    }
  }

  private static String words(StatusAnswer answer) {
    String until = answer.nextUpdate() == null ? "" : ", until " + answer.nextUpdate();
    return answer.verdict() == Verdict.NO_ADDRESS
        ? "the certificate names no address"
        : answer.verdict().words() + until;
  }

  private Optional<Revocation> conclude() {
    if (answers.stream().anyMatch(a -> a.verdict() == Verdict.UNKNOWN)) {
      e.found().fault(FaultId.STATUS_UNKNOWN, "the OCSP responder does not know it");
    }
    Optional<StatusAnswer> revoked =
        answers.stream().filter(a -> a.verdict() == Verdict.REVOKED).findFirst();
    return revoked.map(
        r -> {
          Revocation revocation =
              new Revocation(
                  Optional.ofNullable(r.revokedAt()).orElse(e.order().now()),
                  Optional.ofNullable(r.reason()).orElse("unspecified"));
          e.found()
              .fault(
                  FaultId.REVOKED, "revoked since " + revocation.at() + ": " + revocation.reason());
          return revocation;
        });
  }
}
