package io.sealport.server.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sealport.api.JournalEntry;
import io.sealport.api.Json;
import io.sealport.server.authority.LedgerEntry;
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
      case "certificate.revoked", "certificate.held", "certificate.released" ->
          last.put(entry.subject(), entry);
      // Its subject is the CA, whose certificate the details name.
      case "ca.revoked" -> last.put(serial(entry), entry);
      default -> {}
    }
  }

  private static String serial(JournalEntry entry) {
    try {
      return Json.mapper().readTree(entry.details()).path("serial").asText();
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

  /** What is wrong with the certificate's status, if the journal says otherwise. */
  Optional<Finding> contradiction(LedgerEntry certificate) {
    JournalEntry said = last.get(certificate.serial().toString());
    // Expired is nobody's act.
    String status = certificate.isRevoked() ? certificate.status(Instant.MIN) : "valid";
    if (said == null) {
      return status.equals("valid")
          ? Optional.empty()
          : Optional.of(
              new Finding(
                  certificate.seq(),
                  "certificate "
                      + certificate.serial()
                      + " is "
                      + status
                      + " in the ledger, but no entry says so"));
    }
    return isOf(said, certificate, status)
        ? Optional.empty()
        : Optional.of(
            new Finding(
                said.seq(),
                "certificate "
                    + certificate.serial()
                    + " is "
                    + status
                    + " in the ledger, but entry "
                    + said.seq()
                    + " is "
                    + said.act()
                    + " "
                    + said.details()));
  }

  private static boolean isOf(JournalEntry said, LedgerEntry certificate, String status) {
    return switch (said.act()) {
      case "certificate.revoked", "ca.revoked" ->
          status.equals("revoked")
              && certificate
                  .revocation()
                  .filter(r -> said.details().contains('"' + r.reason().wire() + '"'))
                  .isPresent();
      case "certificate.held" -> status.equals("held");
      default -> status.equals("valid");
    };
  }

  /** What is wrong, and which entry shows it. */
  record Finding(long seq, String words) {}
}
