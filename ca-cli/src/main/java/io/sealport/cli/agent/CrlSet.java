package io.sealport.cli.agent;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Pem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CRLHolder;

/** The CRLs of one file. */
record CrlSet(List<X509CRLHolder> crls) {

  /** Those of a text; none where it is empty. */
  static CrlSet read(String pem, String source) {
    return new CrlSet(
        pem.isBlank() ? List.of() : Pem.readCrls(pem.getBytes(StandardCharsets.US_ASCII), source));
  }

  /** The same, where what cannot be read is as good as nothing. */
  static CrlSet readOrNone(String pem, String source) {
    try {
      return read(pem, source);
    } catch (Fault e) {
      return new CrlSet(List.of());
    }
  }

  /** When the first of them lapses. */
  Optional<Instant> lapse() {
    return crls.stream().map(CrlSet::nextUpdate).min(Comparator.naturalOrder());
  }

  /** When the newest of them was made. */
  Optional<Instant> made() {
    return crls.stream().map(CrlSet::made).max(Comparator.naturalOrder());
  }

  private static Instant made(X509CRLHolder crl) {
    return crl.getThisUpdate().toInstant();
  }

  private static Instant nextUpdate(X509CRLHolder crl) {
    return crl.getNextUpdate() == null ? Instant.MAX : crl.getNextUpdate().toInstant();
  }

  /**
   * Says no to what was not made by one of those CAs, or is older than what is there: a CRL of
   * yesterday forgets who was revoked today.
   *
   * @throws Fault REFUSED
   */
  void requireSuccessorOf(CrlSet before, TrustedIssuers issuers) {
    for (X509CRLHolder crl : crls) {
      if (!issuers.made(crl)) {
        throw Fault.of(
            Kind.REFUSED,
            "the CRL of " + issuer(crl) + " was not made by a CA that leads to the root");
      }
      before
          .of(crl)
          .filter(old -> made(old).isAfter(made(crl)))
          .ifPresent(
              old -> {
                throw Fault.of(
                    Kind.REFUSED,
                    "the CRL of "
                        + issuer(crl)
                        + " of "
                        + made(crl)
                        + " is older than the one of "
                        + made(old)
                        + " that is here");
              });
    }
    before.crls.stream()
        .filter(issuers::made)
        .filter(old -> of(old).isEmpty())
        .findFirst()
        .ifPresent(
            old -> {
              throw Fault.of(
                  Kind.REFUSED,
                  "the CRL of "
                      + issuer(old)
                      + " is missing: some FTP servers then refuse everybody");
            });
  }

  /** Those that have lapsed: FTP servers that check CRLs refuse everybody with them. */
  Optional<String> lapsed(Instant now) {
    return crls.stream()
        .filter(c -> !now.isBefore(nextUpdate(c)))
        .map(c -> issuer(c) + " at " + nextUpdate(c))
        .findFirst();
  }

  private Optional<X509CRLHolder> of(X509CRLHolder other) {
    return crls.stream().filter(c -> c.getIssuer().equals(other.getIssuer())).findFirst();
  }

  private static String issuer(X509CRLHolder crl) {
    return CertificateFacts.text(crl.getIssuer());
  }
}
