package io.sealport.server.status;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import io.sealport.server.authority.ListedSerial;
import io.sealport.server.authority.ListedSerials;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Revokes, holds and releases what an imported CA has issued and nobody has the certificate of. The
 * same acts as of certificates, with {@code CA/SERIAL} as their subject. OCSP keeps no answer about
 * them, so there is none to forget.
 */
@Singleton
class ListedRevocations {

  private final ListedSerials listed;
  private final Journal journal;
  private final Crls crls;
  private final StatusChanges changes;
  private final Clock clock;

  ListedRevocations(
      ListedSerials listed, Journal journal, Crls crls, StatusChanges changes, Clock clock) {
    this.listed = listed;
    this.journal = journal;
    this.crls = crls;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * The one with that serial.
   *
   * @throws Fault CONFLICT if two CAs have given it
   */
  Optional<ListedSerial> find(SerialNumber serial) {
    List<ListedSerial> found = listed.find(serial);
    if (found.size() > 1) {
      throw Fault.of(
          Kind.CONFLICT,
          "serial "
              + serial
              + " was given by the CAs "
              + String.join(", ", found.stream().map(ListedSerial::issuer).toList())
              + ", and neither left the certificate");
    }
    return found.stream().findFirst();
  }

  /**
   * Revokes it, or holds it if that is the reason.
   *
   * @throws Fault CONFLICT if it is so already
   */
  void revoke(ListedSerial serial, RevocationReason reason, Revocations.By by) {
    boolean hold = reason == RevocationReason.CERTIFICATE_HOLD;
    Act act = Act.of(by.actor(), hold ? "certificate.held" : "certificate.revoked", serial.id());
    change(
        serial,
        by,
        () -> listed.revoke(serial, reason, clock.instant().truncatedTo(ChronoUnit.SECONDS)),
        hold ? act : act.with("reason", reason.wire()));
  }

  /**
   * Takes a hold back.
   *
   * @throws Fault CONFLICT if it is not held
   */
  void release(ListedSerial serial, Revocations.By by) {
    change(
        serial,
        by,
        () -> listed.release(serial),
        Act.of(by.actor(), "certificate.released", serial.id()));
  }

  /** Changes a status inside the transaction; false if it stays as it is. */
  @FunctionalInterface
  private interface Change {
    boolean make();
  }

  private void change(ListedSerial serial, Revocations.By by, Change change, Act act) {
    try {
      journal.commit(
          acts -> {
            by.still().run();
            if (!change.make()) {
              throw Fault.of(
                  Kind.CONFLICT, serial.serial() + " is " + serial.status(clock.instant()));
            }
            return acts.add(act);
          });
    } finally {
      // Also where nobody knows whether it was done: what the CRL says comes from the ledger.
      changes.tell(serial.serial());
      crls.outdate(serial.issuer());
    }
  }
}
