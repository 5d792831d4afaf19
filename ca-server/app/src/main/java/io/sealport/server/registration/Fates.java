package io.sealport.server.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sealport.api.JournalEntry;
import io.sealport.api.Json;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.authority.ListedSerial;
import io.sealport.server.journal.JournalReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the journal says has become of each certificate: the last of the acts that change its
 * status. Holds one entry for each certificate that was ever revoked or held.
 */
final class Fates {

  private static final int PAGE = 1_000;

  private final JournalReader journal;
  private final Map<String, JournalEntry> last = new HashMap<>();
  private long end;
  private long issued;
  private long listed;

  Fates(JournalReader journal) {
    this.journal = journal;
  }

  /** Reads what was written since the last time. */
  void readOn() {
    List<JournalEntry> page = journal.after(end, PAGE);
    while (!page.isEmpty()) {
      page.forEach(this::take);
      page = journal.after(end, PAGE);
    }
  }

  private void take(JournalEntry entry) {
    end = entry.seq();
    switch (entry.act()) {
      case "certificate.issued" -> issued++;
      case "certificate.imported" -> {
        issued++;
        takeImported(entry);
      }
      case "serial.imported" -> {
        listed++;
        takeImported(entry);
      }
      case "certificate.revoked", "certificate.held", "certificate.released" ->
          last.put(entry.subject(), entry);
      // Its subject is the CA, whose certificate the details name.
      case "ca.revoked" -> last.put(serial(entry), entry);
      default -> {}
    }
  }

  /** Whether a certificate of the ledger may name it as the entry that brought it. */
  static boolean makesCertificate(JournalEntry entry) {
    return entry.act().equals("certificate.issued") || entry.act().equals("certificate.imported");
  }

  /** What was revoked where it comes from. */
  private void takeImported(JournalEntry entry) {
    if (!detail(entry, "reason").isEmpty()) {
      last.put(entry.subject(), entry);
    }
  }

  private static String serial(JournalEntry entry) {
    return detail(entry, "serial");
  }

  private static String detail(JournalEntry entry, String key) {
    try {
      return Json.mapper().readTree(entry.details()).path(key).asText();
    } catch (JsonProcessingException e) {
      // The chain tells whether the entry is as it was written.
      return "";
    }
  }

  /** The number of the last entry that was read. */
  long end() {
    return end;
  }

  /** How many certificates were issued up to there. */
  long issued() {
    return issued;
  }

  /** How many serials without a certificate were imported up to there. */
  long listed() {
    return listed;
  }

  /** What is wrong with the certificate's status, if the journal says otherwise. */
  Optional<Finding> contradiction(LedgerEntry certificate) {
    // Expired is nobody's act.
    String status = certificate.isRevoked() ? certificate.status(Instant.MIN) : "valid";
    String serial = certificate.serial().toString();
    return contradiction(new Told(serial, certificate.seq(), status, certificate.revocation()));
  }

  /** The same of a serial without a certificate. */
  Optional<Finding> contradiction(ListedSerial serial) {
    return contradiction(
        new Told(serial.id(), serial.seq(), serial.status(Instant.MIN), serial.revocation()));
  }

  /** What the ledger tells of something. */
  private record Told(
      String id, long seq, String status, Optional<LedgerEntry.Revocation> revocation) {}

  private Optional<Finding> contradiction(Told told) {
    JournalEntry said = last.get(told.id());
    String status = told.status();
    if (said == null) {
      return status.equals("valid")
          ? Optional.empty()
          : Optional.of(
              new Finding(
                  told.seq(),
                  "certificate "
                      + told.id()
                      + " is "
                      + status
                      + " in the ledger, but no entry says so"));
    }
    return isOf(said, told)
        ? Optional.empty()
        : Optional.of(
            new Finding(
                said.seq(),
                "certificate "
                    + told.id()
                    + " is "
                    + status
                    + " in the ledger, but entry "
                    + said.seq()
                    + " is "
                    + said.act()
                    + " "
                    + said.details()));
  }

  private static boolean isOf(JournalEntry said, Told told) {
    boolean reasoned =
        told.revocation()
            .filter(r -> said.details().contains('"' + r.reason().wire() + '"'))
            .isPresent();
    return switch (said.act()) {
      case "certificate.revoked", "ca.revoked" -> told.status().equals("revoked") && reasoned;
      case "certificate.imported", "serial.imported" -> reasoned;
      case "certificate.held" -> told.status().equals("held");
      default -> told.status().equals("valid");
    };
  }

  /** What is wrong, and which entry shows it. */
  record Finding(long seq, String words) {}
}
