package io.sealport.server.identity.person;

import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/**
 * What the CRLs at hand say of one certificate (RFC 5280 6.3.3). The JDK's own checker would fetch
 * more from wherever the certificate says; here nothing is fetched.
 *
 * @param crls those that its issuer has signed
 */
record CrlReading(X509Certificate certificate, List<X509CRL> crls) {

  /** How far the clock of a CA may be off. */
  private static final Duration SKEW = Duration.ofMinutes(15);

  private static final int CRL_SIGN = 6;

  CrlReading {
    crls = List.copyOf(crls);
  }

  /** Of all of these CRLs, those of the issuer. */
  static CrlReading of(X509Certificate certificate, X509Certificate issuer, List<X509CRL> all) {
    return new CrlReading(certificate, all.stream().filter(crl -> isBy(crl, issuer)).toList());
  }

  private static boolean isBy(X509CRL crl, X509Certificate issuer) {
    boolean[] usage = issuer.getKeyUsage();
    // What the JDK refuses of certificates too: MD2, MD5.
    if (!crl.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
        || (usage != null && !usage[CRL_SIGN])
        || crl.getSigAlgName().startsWith("MD")) {
      return false;
    }
    try {
      crl.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Where it is revoked: of an old CRL too, since only what is on hold comes back. */
  Optional<X509CRLEntry> revoked(Instant now) {
    return crls.stream()
        .flatMap(
            crl ->
                Optional.ofNullable(crl.getRevokedCertificate(certificate))
                    .filter(entry -> isCurrent(crl, now) || !isHold(entry))
                    .stream())
        .findFirst();
  }

  private static boolean isHold(X509CRLEntry entry) {
    return entry.getRevocationReason() == CRLReason.CERTIFICATE_HOLD;
  }

  /** Whether a current CRL that would list it does not. */
  boolean isClear(Instant now) {
    return revoked(now).isEmpty()
        && crls.stream().anyMatch(crl -> isCurrent(crl, now) && CrlScope.covers(crl, certificate));
  }

  private static boolean isCurrent(X509CRL crl, Instant now) {
    Date end = crl.getNextUpdate();
    return end != null
        && !crl.getThisUpdate().toInstant().isAfter(now.plus(SKEW))
        && end.toInstant().isAfter(now.minus(SKEW));
  }
}
