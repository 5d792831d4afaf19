package io.sealport.server.authority;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CaId;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.KeyHash;
import io.sealport.pki.Name;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import io.sealport.server.journal.Act;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Everything ever signed. A row is added once and never removed; only its status changes, inside a
 * transaction of the journal.
 */
@Singleton
public class Ledger {

  private final CertificateRows rows;
  private final ListedSerials listed;
  private final Clock clock;

  Ledger(CertificateRows rows, ListedSerials listed, Clock clock) {
    this.rows = rows;
    this.listed = listed;
    this.clock = clock;
  }

  /**
   * What to look for; empty texts and absent moments ask for nothing.
   *
   * @param status {@code valid}, {@code expired}, {@code revoked} or {@code held}
   * @param notAfterFrom earliest end of life, inclusive
   * @param notAfterTo latest end of life, inclusive
   */
  public record Filter(
      String profile,
      String status,
      Optional<Name> name,
      Optional<Instant> notAfterFrom,
      Optional<Instant> notAfterTo) {}

  /** An entry of a CRL. */
  public record Revoked(SerialNumber serial, RevocationReason reason, Instant at) {}

  public Optional<LedgerEntry> find(SerialNumber serial) {
    return rows.findById(serial.toString()).map(LedgerEntry::of);
  }

  /** What has become of a serial of a CA; of an imported one also if its certificate is unknown. */
  public Optional<Standing> standing(String issuer, SerialNumber serial) {
    // First, since a CA of old may have issued its own serial a second time.
    Optional<Standing> bare =
        CaId.isImported(issuer) ? listed.find(issuer, serial).map(Standing::of) : Optional.empty();
    return bare.isPresent()
        ? bare
        : rows.standing(serial.toString()).map(Standing::of).filter(s -> s.issuer().equals(issuer));
  }

  /**
   * The entry with that serial.
   *
   * @throws Fault NOT_FOUND if this CA never issued it
   */
  public LedgerEntry require(SerialNumber serial) {
    return find(serial)
        .orElseThrow(() -> Fault.of(Kind.NOT_FOUND, "no certificate with serial " + serial));
  }

  /** Entries after a place in the list, oldest first. */
  public List<LedgerEntry> search(Filter filter, long after, int limit) {
    return rows
        .search(
            after,
            filter.profile(),
            filter.status(),
            filter.name().map(Name::toString).orElse(""),
            clock.millis(),
            filter.notAfterFrom().map(Instant::toEpochMilli).orElse(0L),
            filter.notAfterTo().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE),
            limit)
        .stream()
        .map(LedgerEntry::of)
        .toList();
  }

  /** A renewal chain, oldest first. */
  public List<LedgerEntry> lineage(SerialNumber lineage) {
    return rows.lineage(lineage.toString()).stream().map(LedgerEntry::of).toList();
  }

  /** Every certificate of a key, oldest first. */
  public List<LedgerEntry> withKey(KeyHash key) {
    return rows.withKey(key.hex()).stream().map(LedgerEntry::of).toList();
  }

  /** The newest certificates of a key; before them those whose key was compromised. */
  public List<LedgerEntry> newestWithKey(KeyHash key, int most) {
    return rows.newestWithKey(key.hex(), most).stream().map(LedgerEntry::of).toList();
  }

  /**
   * A CA's revoked and held certificates that end at or after a moment, in the order of revocation;
   * of an imported CA also the serials without a certificate, behind them.
   */
  public List<Revoked> revoked(String issuer, Instant notAfterFrom) {
    return Stream.concat(
            rows.revoked(issuer, notAfterFrom.toEpochMilli()).stream(),
            CaId.isImported(issuer)
                ? listed.revoked(issuer, notAfterFrom).stream()
                : Stream.empty())
        .map(
            r ->
                new Revoked(
                    SerialNumber.parse(r.serial()),
                    RevocationReason.parse(r.reason()),
                    Instant.ofEpochMilli(r.revokedAt())))
        .toList();
  }

  /**
   * Marks a certificate revoked, or held if that is the reason, inside the caller's transaction. A
   * held one that is revoked keeps the time of the hold (X.509 on reasonCode: the revocation date
   * is the date on which the certificate was placed on hold): nobody shall take a signature of the
   * meantime for good.
   *
   * @return false if it was so already, which keeps its first reason and time
   */
  public boolean revoke(SerialNumber serial, RevocationReason reason, Instant at) {
    return reason == RevocationReason.CERTIFICATE_HOLD
        ? rows.hold(serial.toString(), at.toEpochMilli()) == 1
        : rows.revoke(serial.toString(), reason.wire(), at.toEpochMilli()) == 1;
  }

  /**
   * Makes a held certificate valid again, inside the caller's transaction.
   *
   * @return false if it is not held
   */
  public boolean release(SerialNumber serial, Instant at) {
    return rows.release(serial.toString(), at.toEpochMilli()) == 1;
  }

  /**
   * Marks an imported certificate revoked, or held, that was so elsewhere, inside the caller's
   * transaction.
   *
   * @param at when that was; the CRL hears of it now
   * @return false if it was so already
   */
  public boolean revokeAsOf(SerialNumber serial, RevocationReason reason, Instant at) {
    return reason == RevocationReason.CERTIFICATE_HOLD
        ? rows.holdAsOf(serial.toString(), at.toEpochMilli(), clock.millis()) == 1
        : rows.revokeAsOf(serial.toString(), reason.wire(), at.toEpochMilli(), clock.millis()) == 1;
  }

  /**
   * What a CA had issued before it came here.
   *
   * @param names what it means, which it may not spell: the login that is its common name
   */
  public record Imported(
      X509CertificateHolder certificate,
      List<Name> names,
      String issuer,
      Optional<LedgerEntry.Revocation> revocation) {}

  /** Takes a certificate in as it is, inside the caller's transaction; nothing judges it. */
  public void takeIn(long seq, Imported imported, String actor) {
    CertificateFacts facts =
        CertificateFacts.of(imported.certificate()).withNames(imported.names());
    Origin origin = new Origin(imported.issuer(), CaId.IMPORTED, actor, "", Optional.empty());
    Fresh fresh = Fresh.of(imported.certificate(), facts, origin);
    CertificateRow row =
        row(seq, fresh, facts.serial())
            .asItWas(imported.revocation(), facts.notBefore().toEpochMilli(), clock.millis());
    rows.save(row);
    index(row, fresh);
  }

  /**
   * A certificate, read before the transaction that adds it: other issues wait for its end.
   *
   * @param der of the certificate
   * @param looks see {@link LoginLooks}
   */
  @SuppressWarnings("ArrayRecordComponent") // made once, written once, never compared
  record Fresh(
      X509CertificateHolder certificate,
      byte[] der,
      CertificateFacts facts,
      String keySha256,
      Set<String> looks,
      Origin origin) {

    static Fresh of(X509CertificateHolder certificate, Origin origin) {
      return of(certificate, CertificateFacts.of(certificate), origin);
    }

    static Fresh of(X509CertificateHolder certificate, CertificateFacts facts, Origin origin) {
      return new Fresh(
          certificate,
          CertificateFacts.encoded(certificate),
          facts,
          CertificateFacts.keySha256(certificate.getSubjectPublicKeyInfo()),
          LoginLooks.of(certificate, facts.names()),
          origin);
    }
  }

  /** Adds a certificate, inside the caller's transaction. */
  LedgerEntry add(long seq, Fresh fresh) {
    Origin origin = fresh.origin();
    CertificateFacts facts = fresh.facts();
    Optional<LedgerEntry> predecessor = origin.replaces().map(this::require);
    // The server itself does replace a revoked certificate of its own.
    boolean own = origin.requester().equals(Act.SYSTEM);
    if (!own) {
      predecessor.ifPresent(LedgerEntry::requireRenewable);
    }
    SerialNumber lineage = predecessor.map(LedgerEntry::lineage).orElse(facts.serial());
    CertificateRow row = row(seq, fresh, lineage);
    rows.save(row);
    index(row, fresh);
    predecessor.ifPresent(p -> replace(p.serial(), facts.serial(), own));
    return LedgerEntry.of(row, fresh.certificate(), facts);
  }

  /** So that it is found by its names and by the looks of its login. */
  private void index(CertificateRow row, Fresh fresh) {
    for (Name name : fresh.facts().names().stream().distinct().toList()) {
      rows.addName(row.serial(), name.toString(), row.profile(), row.issued(), row.notAfter());
    }
    for (String look : fresh.looks()) {
      rows.addLook(look, row.notAfter(), row.serial());
    }
  }

  private void replace(SerialNumber before, SerialNumber after, boolean own) {
    int changed =
        own
            ? rows.replaceAgain(before.toString(), after.toString())
            : rows.replaceOnce(before.toString(), after.toString());
    if (changed == 0) {
      throw Fault.of(Kind.CONFLICT, "certificate " + before + " is being replaced by another");
    }
  }

  /**
   * Where a certificate comes from.
   *
   * @param evidence what proved its names, one statement a line
   * @param shard the part of the CA's CRL that its address names; 0 for the whole
   */
  record Origin(
      String issuer,
      String profile,
      String requester,
      String evidence,
      Optional<SerialNumber> replaces,
      int shard) {

    /** Of a certificate that names the whole CRL. */
    Origin(
        String issuer,
        String profile,
        String requester,
        String evidence,
        Optional<SerialNumber> replaces) {
      this(issuer, profile, requester, evidence, replaces, 0);
    }
  }

  private CertificateRow row(long seq, Fresh fresh, SerialNumber lineage) {
    CertificateFacts facts = fresh.facts();
    Origin origin = fresh.origin();
    return new CertificateRow(
        facts.serial().toString(),
        seq,
        origin.issuer(),
        origin.profile(),
        // PostgreSQL's texts hold none; another CA's certificate may.
        facts.subject().replace('\0', ' '),
        facts.names().stream().map(Name::toString).collect(Collectors.joining("\n")),
        facts.notBefore().toEpochMilli(),
        facts.notAfter().toEpochMilli(),
        facts.keyType().toString(),
        fresh.keySha256(),
        facts.sha256(),
        lineage.toString(),
        origin.replaces().map(SerialNumber::toString).orElse(null),
        null,
        origin.requester(),
        origin.evidence(),
        fresh.der(),
        "valid",
        null,
        null,
        null,
        clock.millis(),
        origin.shard());
  }
}
