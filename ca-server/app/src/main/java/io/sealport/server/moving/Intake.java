package io.sealport.server.moving;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.moving.OldCertificate;
import io.sealport.moving.OldRevocation;
import io.sealport.moving.Watcher;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.RevocationReason;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.authority.ListedSerial;
import io.sealport.server.authority.ListedSerials;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Work;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Writes what an old CA has issued into the ledger, each certificate with a journal entry of its
 * own: the entry's number is its place in every list, and the journal is held against it.
 */
@Singleton
class Intake {

  private final Ledger ledger;
  private final ListedSerials listed;

  Intake(Ledger ledger, ListedSerials listed) {
    this.ledger = ledger;
    this.listed = listed;
  }

  /** Stores all of the plan, inside the caller's transaction. */
  void store(Work.Acts acts, Plan plan, Watcher watcher) {
    int total = plan.added().size() + plan.changed().size();
    int done = 0;
    for (OldCertificate certificate : plan.added()) {
      certificate
          .content()
          .ifPresentOrElse(
              content -> take(acts, plan.id(), certificate, content),
              () -> list(acts, plan.id(), certificate));
      watcher.see(++done, total);
    }
    for (OldCertificate certificate : plan.changed()) {
      certificate.revocation().ifPresent(r -> revoke(acts, plan.id(), certificate, r));
      watcher.see(++done, total);
    }
  }

  private void take(
      Work.Acts acts, String id, OldCertificate certificate, OldCertificate.Content content) {
    Act act =
        Act.of(Act.SYSTEM, "certificate.imported", certificate.serial().toString())
            .with("issuer", id)
            .with("sha256", CertificateFacts.sha256(content.der()));
    long seq = acts.add(withStatus(act, certificate.revocation()));
    ledger.takeIn(
        seq,
        new Ledger.Imported(holder(content.der()), content.names(), id, revocation(certificate)),
        Act.SYSTEM);
  }

  private void list(Work.Acts acts, String id, OldCertificate certificate) {
    Act act = Act.of(Act.SYSTEM, "serial.imported", id + "/" + certificate.serial());
    long seq = acts.add(withStatus(act, certificate.revocation()));
    listed.add(
        new ListedSerial(
            seq,
            id,
            certificate.serial(),
            certificate.subject(),
            certificate.notAfter(),
            revocation(certificate)));
  }

  private static Act withStatus(Act act, Optional<OldRevocation> revocation) {
    return revocation
        .map(r -> act.with("reason", r.reason().wire()).with("revokedAt", r.at().toString()))
        .orElse(act);
  }

  private static Optional<LedgerEntry.Revocation> revocation(OldCertificate certificate) {
    return certificate.revocation().map(r -> new LedgerEntry.Revocation(r.reason(), r.at()));
  }

  private void revoke(
      Work.Acts acts, String id, OldCertificate certificate, OldRevocation revocation) {
    Optional<ListedSerial> serial = listed.find(id, certificate.serial());
    boolean done =
        serial
            .map(l -> listed.revoke(l, revocation.reason(), revocation.at()))
            .orElseGet(
                () ->
                    ledger.revokeAsOf(certificate.serial(), revocation.reason(), revocation.at()));
    if (done) {
      boolean hold = revocation.reason() == RevocationReason.CERTIFICATE_HOLD;
      Act act =
          Act.of(
              Act.SYSTEM,
              hold ? "certificate.held" : "certificate.revoked",
              serial.map(ListedSerial::id).orElse(certificate.serial().toString()));
      acts.add(hold ? act : act.with("reason", revocation.reason().wire()));
    }
  }

  private static X509CertificateHolder holder(byte[] der) {
    try {
      return new X509CertificateHolder(der);
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "a certificate that was read cannot be read again", e);
    }
  }
}
