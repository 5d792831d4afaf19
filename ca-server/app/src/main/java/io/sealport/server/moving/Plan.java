package io.sealport.server.moving;

import io.sealport.api.ImportReport;
import io.sealport.moving.OldCa;
import io.sealport.moving.OldCertificate;
import io.sealport.moving.OldRevocation;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.RevocationReason;
import io.sealport.server.authority.ImportedCas;
import io.sealport.server.journal.Act;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is to be taken over, found possible.
 *
 * @param added certificates and serials that are not here
 * @param changed those that are here, valid or held, and were revoked elsewhere
 * @param crlNumber the highest that a CRL may have had
 * @param now when it was planned
 */
record Plan(
    OldCa old,
    ImportedCas.Arrival arrival,
    List<OldCertificate> added,
    List<OldCertificate> changed,
    long crlNumber,
    Instant now) {

  String id() {
    return arrival.id();
  }

  /** Whether there is nothing to do, since the CRLs here have come that far too. */
  boolean isNothingNew(long crlNumberHere) {
    return added.isEmpty() && changed.isEmpty() && crlNumber <= crlNumberHere;
  }

  /** The journal's entry for all of it; each certificate has one of its own beside it. */
  Act act() {
    CertificateFacts facts = CertificateFacts.of(old.certificate());
    return Act.of(Act.SYSTEM, "authority.imported", id())
        .with("serial", facts.serial().toString())
        .with("sha256", facts.sha256())
        .with("from", old.source().wire())
        .with("added", Integer.toString(added.size()))
        .with("changed", Integer.toString(changed.size()))
        .with("crlNumber", Long.toString(crlNumber))
        .with("taken", digest());
  }

  /** SHA-256 of one line for each certificate and serial that is added or changed. */
  private String digest() {
    StringBuilder lines = new StringBuilder();
    for (List<OldCertificate> part : List.of(added, changed)) {
      part.forEach(c -> lines.append(line(c)).append('\n'));
    }
    return CertificateFacts.sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String line(OldCertificate certificate) {
    return String.join(
        " ",
        certificate.serial().toString(),
        certificate.content().map(c -> CertificateFacts.sha256(c.der())).orElse("-"),
        certificate.revocation().map(r -> r.reason().wire() + " " + r.at()).orElse("-"));
  }

  ImportReport report(boolean applied) {
    CertificateFacts facts = CertificateFacts.of(old.certificate());
    return new ImportReport(
        id(),
        old.source().wire(),
        facts.subject(),
        facts.sha256(),
        facts.notAfter(),
        applied,
        count(c -> c.revocation().isEmpty() && now.isBefore(c.notAfter())),
        count(c -> c.revocation().isEmpty() && !now.isBefore(c.notAfter())),
        count(c -> c.revocation().filter(r -> !isHold(r)).isPresent()),
        count(c -> c.revocation().filter(Plan::isHold).isPresent()),
        old.missing(),
        old.duplicates(),
        added.size(),
        changed.size(),
        crlNumber + 1,
        old.addresses().crl(),
        old.addresses().ocsp(),
        old.warnings());
  }

  private int count(Predicate<OldCertificate> which) {
    return (int) old.certificates().stream().filter(which).count();
  }

  private static boolean isHold(OldRevocation revocation) {
    return revocation.reason() == RevocationReason.CERTIFICATE_HOLD;
  }
}
