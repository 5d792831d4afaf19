package io.sealport.server.status;

import io.sealport.api.Revoked;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import io.sealport.server.journal.Work;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Revokes certificates. OCSP knows at once, the CRL soon after. */
@Singleton
public class Revocations {

  private final Ledger ledger;
  private final Journal journal;
  private final Crls crls;
  private final OcspCache ocsp;
  private final Clock clock;

  Revocations(Ledger ledger, Journal journal, Crls crls, OcspCache ocsp, Clock clock) {
    this.ledger = ledger;
    this.journal = journal;
    this.crls = crls;
    this.ocsp = ocsp;
    this.clock = clock;
  }

  /**
   * Revokes one certificate, or with it every other one of its renewal chain.
   *
   * @throws Fault NOT_FOUND if there is no such certificate; CONFLICT if it is a CA's, or is
   *     revoked already (without {@code lineage})
   */
  public Revoked revoke(
      SerialNumber serial, RevocationReason reason, boolean lineage, String actor) {
    LedgerEntry named = ledger.require(serial);
    requireEndEntity(named);
    // DER times have whole seconds; the ledger says what the CRL says.
    Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    List<SerialNumber> done =
        journal.commit(acts -> revokeAll(chain(named, lineage), reason, at, actor, lineage, acts));
    done.forEach(ocsp::forget);
    List<LedgerEntry> chain = chain(named, lineage);
    chain.stream().map(LedgerEntry::issuer).distinct().forEach(crls::outdate);
    Instant now = clock.instant();
    return new Revoked(
        done.stream().map(s -> ledger.require(s).info(now)).toList(),
        chain.stream()
            .map(LedgerEntry::serial)
            .filter(s -> !done.contains(s))
            .map(SerialNumber::toString)
            .toList());
  }

  /** Read inside the transaction, so that no renewal slips in between. */
  private List<LedgerEntry> chain(LedgerEntry named, boolean lineage) {
    return lineage ? ledger.lineage(named.lineage()) : List.of(named);
  }

  private List<SerialNumber> revokeAll(
      List<LedgerEntry> chain,
      RevocationReason reason,
      Instant at,
      String actor,
      boolean lineage,
      Work.Acts acts) {
    List<SerialNumber> done = new ArrayList<>();
    for (LedgerEntry entry : chain) {
      if (ledger.revoke(entry.serial(), reason, at)) {
        acts.add(
            Act.of(actor, "certificate.revoked", entry.serial().toString())
                .with("reason", reason.wire()));
        done.add(entry.serial());
      } else if (!lineage) {
        throw Fault.of(Kind.CONFLICT, entry.serial() + " is revoked already");
      }
    }
    return done;
  }

  private static void requireEndEntity(LedgerEntry entry) {
    if (entry.profile().equals("ca")) {
      throw Fault.of(
              Kind.CONFLICT,
              entry.serial() + " is the certificate of the CA \"" + entry.facts().subject() + "\"")
          .withHint("a CA is not revoked by this command");
    }
  }
}
