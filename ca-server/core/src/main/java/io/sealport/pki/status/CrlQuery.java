package io.sealport.pki.status;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificateWindow;
import io.sealport.pki.Providers;
import io.sealport.pki.SignatureHash;
import io.sealport.pki.status.StatusAnswer.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** Fetches the CRL (RFC 5280 5) that a certificate points at, checks it and looks for the entry. */
public final class CrlQuery {

  /** More than a million entries. */
  private static final int MAX_BYTES = 64 * 1024 * 1024;

  private final StatusQuery query;

  public CrlQuery(StatusQuery query) {
    this.query = query;
  }

  /**
   * Fetches and looks.
   *
   * @throws Fault UNAVAILABLE if it cannot be had, BAD_INPUT or TOO_LARGE if it is not to be
   *     believed
   */
  public StatusAnswer ask(String address, StatusWeb web) {
    byte[] der = web.get(address, MAX_BYTES);
    try {
      return read(address, new X509CRLHolder(der));
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw Fault.of(Kind.BAD_INPUT, "this is not a CRL in DER", e);
    }
  }

  private StatusAnswer read(String address, X509CRLHolder crl) {
    requireSignature(crl);
    new CrlScope(query.certificate(), address).require(crl);
    Instant thisUpdate = crl.getThisUpdate().toInstant();
    // RFC 5280 5.1.2.5: a CRL must have it.
    Instant nextUpdate =
        Optional.ofNullable(crl.getNextUpdate())
            .map(Date::toInstant)
            .orElseThrow(() -> Fault.of(Kind.BAD_INPUT, "it does not say when the next is due"));
    query.requireCurrent(thisUpdate, nextUpdate);
    X509CRLEntryHolder entry = crl.getRevokedCertificate(query.certificate().getSerialNumber());
    return new StatusAnswer(
        "CRL",
        address,
        entry == null ? Verdict.GOOD : Verdict.REVOKED,
        number(crl),
        CertificateWindow.name(crl.getIssuer()),
        thisUpdate,
        nextUpdate,
        entry == null ? null : entry.getRevocationDate().toInstant(),
        entry == null ? null : reason(entry));
  }

  private void requireSignature(X509CRLHolder crl) {
    X509CertificateHolder issuer = query.issuer();
    if (!crl.getIssuer().equals(issuer.getSubject())) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "it is the CRL of \"" + CertificateWindow.name(crl.getIssuer()) + "\", another CA");
    }
    KeyUsage usage =
        issuer.hasExtensions() ? KeyUsage.fromExtensions(issuer.getExtensions()) : null;
    if (usage != null && !usage.hasUsages(KeyUsage.cRLSign)) {
      throw Fault.of(Kind.BAD_INPUT, "the issuer may not sign CRLs: cRLSign is missing");
    }
    AlgorithmIdentifier signature = crl.toASN1Structure().getSignatureAlgorithm();
    if (!SignatureHash.isStrong(signature)) {
      throw Fault.of(Kind.BAD_INPUT, "it is signed with " + SignatureHash.name(signature));
    }
    try {
      if (crl.isSignatureValid(
          new JcaContentVerifierProviderBuilder()
              .setProvider(Providers.bouncyCastle())
              .build(issuer.getSubjectPublicKeyInfo()))) {
        return;
      }
    } catch (CertException | OperatorCreationException e) {
      throw Fault.of(Kind.BAD_INPUT, "its signature cannot be checked", e);
    }
    throw Fault.of(Kind.BAD_INPUT, "its signature was not made by the issuer's key");
  }

  private static String number(X509CRLHolder crl) {
    Extension number = crl.getExtension(Extension.cRLNumber);
    return number == null
        ? "without a number"
        : "number " + ASN1Integer.getInstance(number.getParsedValue()).getValue();
  }

  private static String reason(X509CRLEntryHolder entry) {
    Extension reason = entry.getExtension(Extension.reasonCode);
    return Reasons.name(
        reason == null
            ? CRLReason.unspecified
            : ASN1Enumerated.getInstance(reason.getParsedValue()).intValueExact());
  }
}
