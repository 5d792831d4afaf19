package io.sealport.cli.agent;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CRLHolder;

/** The CRLs of one file. */
record CrlSet(List<X509CRLHolder> crls) {

  /** Those of a text; none where it is empty. */
  static CrlSet read(String pem, String source) {
    if (pem.isBlank()) {
      return new CrlSet(List.of());
    }
    try {
      return new CrlSet(Pem.readCrls(pem.getBytes(StandardCharsets.US_ASCII), source));
    } catch (Fault e) {
      throw e;
    } catch (RuntimeException e) {
      throw Fault.of(Kind.BAD_INPUT, source + " holds a CRL that cannot be read", e);
    }
  }

  /** All of them, and nothing else. */
  String pem() {
    return crls.stream().map(CrlSet::pem).collect(Collectors.joining());
  }

  private static String pem(X509CRLHolder crl) {
    try {
      return Pem.encode("X509 CRL", crl.getEncoded());
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot encode the CRL of " + issuer(crl), e);
    }
  }

  /** Those that one of these CAs made. */
  CrlSet madeBy(TrustedIssuers issuers) {
    return new CrlSet(crls.stream().filter(issuers::made).toList());
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
   * Says no to what was not made by one of those CAs.
   *
   * @throws Fault REFUSED
   */
  void requireMadeBy(TrustedIssuers issuers) {
    for (X509CRLHolder crl : crls) {
      if (!issuers.made(crl)) {
        throw no(crl, "was not made by a CA that leads to the root");
      }
    }
  }

  /**
   * Says no unless each that is there has a successor that is not older, for a CRL of yesterday
   * forgets who was revoked today, and that has not lapsed before it.
   *
   * @throws Fault REFUSED; UNAVAILABLE for what has lapsed
   */
  void requireSuccessorOf(CrlSet before, Instant now) {
    for (X509CRLHolder crl : crls) {
      before.of(crl).ifPresent(old -> requireNewer(crl, old, now));
    }
    for (X509CRLHolder old : before.crls) {
      if (of(old).isEmpty()) {
        throw no(old, "is missing: some FTP servers then refuse everybody");
      }
    }
  }

  private static void requireNewer(X509CRLHolder crl, X509CRLHolder old, Instant now) {
    if (made(old).isAfter(made(crl))) {
      throw no(crl, "of " + made(crl) + " is older than the one of " + made(old) + " that is here");
    }
    if (!now.isBefore(nextUpdate(crl)) && now.isBefore(nextUpdate(old))) {
      throw hasLapsed(issuer(crl) + " at " + nextUpdate(crl));
    }
  }

  private static Fault no(X509CRLHolder crl, String why) {
    return Fault.of(Kind.REFUSED, "the CRL of " + issuer(crl) + " " + why);
  }

  /** That the CA itself is late. */
  static Fault hasLapsed(String what) {
    return Fault.of(
            Kind.UNAVAILABLE,
            "the CA publishes a CRL that has lapsed, of "
                + what
                + ": FTP servers that check CRLs refuse everybody")
        .withHint("sealport ca alarms on the CA says what to do");
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
