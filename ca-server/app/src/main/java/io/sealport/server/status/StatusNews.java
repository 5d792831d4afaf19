package io.sealport.server.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sealport.api.JournalEntry;
import io.sealport.api.Json;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.SerialNumber;
import io.sealport.server.journal.Listener;

/** OCSP forgets the status that another node has changed. */
class StatusNews implements Listener {

  private final StatusChanges changes;

  StatusNews(StatusChanges changes) {
    this.changes = changes;
  }

  @Override
  public void heard(JournalEntry entry) {
    switch (entry.act()) {
      case "certificate.revoked",
          "certificate.held",
          "certificate.released",
          "certificate.imported",
          "serial.imported" ->
          changes.tell(serial(entry.subject()));
      case "ca.revoked" -> changes.tell(serialOfCa(entry));
      default -> {}
    }
  }

  /** What an imported CA has left no certificate of is called {@code CA/SERIAL}. */
  private static SerialNumber serial(String subject) {
    return SerialNumber.parse(subject.substring(subject.lastIndexOf('/') + 1));
  }

  private static SerialNumber serialOfCa(JournalEntry entry) {
    try {
      return SerialNumber.parse(Json.mapper().readTree(entry.details()).path("serial").asText());
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "entry " + entry.seq() + " of the journal has no details", e);
    }
  }
}
