package io.sealport.server.authority;

import io.sealport.api.CertificateInfo;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CaId;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Name;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A certificate and what the ledger knows of it.
 *
 * @param seq its journal entry, and its place in lists
 * @param profile the profile it was issued from; {@code ca} for a CA, {@code imported} for what a
 *     CA had issued before it came here
 * @param lineage the first certificate of its renewal chain, itself if it renewed none
 */
public record LedgerEntry(
    long seq,
    CertificateFacts facts,
    String issuer,
    String profile,
    SerialNumber lineage,
    Optional<SerialNumber> replaces,
    Optional<SerialNumber> replacedBy,
    String requester,
    String evidence,
    X509CertificateHolder certificate,
    Optional<Revocation> revocation) {

  /** That and why and since when a certificate is revoked. */
  public record Revocation(RevocationReason reason, Instant at) {}

  public SerialNumber serial() {
    return facts.serial();
  }

  /** Whether it is revoked, if only for the time being. */
  public boolean isRevoked() {
    return revocation.isPresent();
  }

  /** Whether it is neither revoked nor outside its dates. */
  public boolean isValid(Instant now) {
    return !isRevoked() && now.isBefore(facts.notAfter()) && !now.isBefore(facts.notBefore());
  }

  /** Whether another program issued it, before its CA came here. */
  public boolean isImported() {
    return profile.equals(CaId.IMPORTED);
  }

  /** Revoked for the time being: it may be released. */
  public boolean isHeld() {
    return revocation.filter(r -> r.reason() == RevocationReason.CERTIFICATE_HOLD).isPresent();
  }

  /**
   * Says no to a renewal of what is not good any more, or has been renewed.
   *
   * @throws Fault UNAUTHENTICATED if it is revoked or held; CONFLICT if it was replaced
   */
  public void requireRenewable() {
    if (isRevoked()) {
      throw Fault.of(
              Kind.UNAUTHENTICATED,
              "the certificate to be renewed, "
                  + serial()
                  + ", is "
                  + (isHeld() ? "held" : "revoked"))
          .withHint(isHeld() ? "an officer may release it" : "ask for a new certificate");
    }
    if (replacedBy.isPresent()) {
      throw Fault.of(
              Kind.CONFLICT,
              "certificate "
                  + serial()
                  + " was renewed before: "
                  + replacedBy.get()
                  + " replaces it")
          .withHint("renew with " + replacedBy.get() + ", or ask for a new certificate");
    }
  }

  /** {@code valid}, {@code expired}, {@code revoked} or {@code held}. */
  public String status(Instant now) {
    if (isRevoked()) {
      return isHeld() ? "held" : "revoked";
    }
    return now.isBefore(facts.notAfter()) ? "valid" : "expired";
  }

  /** The entry as the API shows it. */
  public CertificateInfo info(Instant now) {
    return new CertificateInfo(
        serial().toString(),
        profile,
        issuer,
        facts.subject(),
        facts.names().stream().map(Name::toString).toList(),
        status(now),
        facts.notBefore(),
        facts.notAfter(),
        facts.keyType().toString(),
        facts.sha256(),
        lineage.toString(),
        replaces.map(SerialNumber::toString).orElse(null),
        replacedBy.map(SerialNumber::toString).orElse(null),
        requester,
        revocation.map(r -> r.reason().wire()).orElse(null),
        revocation.map(Revocation::at).orElse(null),
        null);
  }

  static LedgerEntry of(CertificateRow row) {
    X509CertificateHolder certificate = decode(row);
    return of(row, certificate, facts(row, certificate));
  }

  /** The same where the row's certificate is at hand. */
  static LedgerEntry of(
      CertificateRow row, X509CertificateHolder certificate, CertificateFacts facts) {
    Long revokedAt = row.revokedAt();
    return new LedgerEntry(
        row.seq(),
        facts,
        row.issuer(),
        row.profile(),
        SerialNumber.parse(row.lineage()),
        Optional.ofNullable(row.replaces()).map(SerialNumber::parse),
        Optional.ofNullable(row.replacedBy()).map(SerialNumber::parse),
        row.requester(),
        row.evidence(),
        certificate,
        Optional.ofNullable(row.reason())
            .map(
                r ->
                    new Revocation(
                        RevocationReason.parse(r),
                        Instant.ofEpochMilli(revokedAt == null ? 0 : revokedAt))));
  }

  /** What was imported may mean names that it does not spell: see {@link Ledger#takeIn}. */
  private static CertificateFacts facts(CertificateRow row, X509CertificateHolder certificate) {
    CertificateFacts facts = CertificateFacts.of(certificate);
    return row.profile().equals(CaId.IMPORTED)
        ? facts.withNames(row.names().lines().map(Name::parse).toList())
        : facts;
  }

  private static X509CertificateHolder decode(CertificateRow row) {
    try {
      return new X509CertificateHolder(row.der());
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "the ledger's certificate " + row.serial() + " is damaged", e);
    }
  }
}
