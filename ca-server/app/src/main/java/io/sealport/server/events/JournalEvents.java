package io.sealport.server.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealport.api.JournalEntry;
import io.sealport.api.Json;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CaId;
import io.sealport.pki.SerialNumber;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.events.action.Event;
import io.sealport.server.events.action.EventKind;
import io.sealport.server.journal.Act;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which acts of the journal are events, and what is told of each. */
@Singleton
class JournalEvents {

  private static final ObjectMapper JSON = Json.mapper();
  private static final TypeReference<LinkedHashMap<String, String>> DETAILS =
      new TypeReference<>() {};

  private final Ledger ledger;

  JournalEvents(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The kind of an entry, empty for what nobody can wait for. */
  static Optional<EventKind> kind(JournalEntry entry) {
    return Optional.ofNullable(
        switch (entry.act()) {
          case "certificate.issued" -> issued(entry);
          case "certificate.expiring" -> EventKind.EXPIRING;
          case "certificate.revoked", "ca.revoked" -> EventKind.REVOKED;
          case "certificate.recalled" -> EventKind.RECALLED;
          case "campaign.started",
              "campaign.paused",
              "campaign.resumed",
              "campaign.finished",
              "campaign.cancelled" ->
              EventKind.CAMPAIGN;
          case "certificate.held" -> EventKind.HELD;
          case "certificate.released" -> EventKind.RELEASED;
          case "certificate.renewal-failed" -> EventKind.RENEWAL_FAILED;
          case "request.pending" -> EventKind.REQUEST_PENDING;
          case "request.refused", "request.rejected", "request.expired" -> ended(entry);
          case "key.blocked" -> EventKind.KEY_BLOCKED;
          case "crl.issued" -> EventKind.CRL_PUBLISHED;
          case "alarm.raised" -> alarm(entry.subject());
          case "alarm.cleared" -> EventKind.ALARM_CLEARED;
          case "endpoint.alarm" -> EventKind.ENDPOINT_ALARM;
          case "endpoint.changed" -> EventKind.ENDPOINT_CHANGED;
          case "policies.reloaded" -> EventKind.POLICY_RELOADED;
          default -> null;
        });
  }

  private static EventKind issued(JournalEntry entry) {
    if (entry.actor().equals(Act.SYSTEM)) {
      return EventKind.OWN_CERTIFICATE;
    }
    return details(entry).containsKey("replaces") ? EventKind.RENEWED : EventKind.ISSUED;
  }

  private static EventKind ended(JournalEntry entry) {
    return details(entry).containsKey("replaces")
        ? EventKind.RENEWAL_FAILED
        : EventKind.REQUEST_REFUSED;
  }

  /** By the alarm's id, which says what it is about. */
  private static EventKind alarm(String id) {
    if (id.startsWith("crl-")) {
      return EventKind.CRL_LAPSING;
    }
    return id.startsWith("endpoint-") ? EventKind.ENDPOINT_ALARM : EventKind.ALARM;
  }

  /** The whole event; of a certificate also what the ledger knows. */
  Event event(EventKind kind, JournalEntry entry) {
    Map<String, String> facts = details(entry);
    List<String> names = List.of(facts.getOrDefault("names", "").split(" "));
    Optional<LedgerEntry> certificate =
        entry.act().startsWith("certificate.") ? certificate(entry.subject()) : Optional.empty();
    if (certificate.isPresent()) {
      certificateFacts(certificate.get()).forEach(facts::putIfAbsent);
      names = certificate.get().facts().names().stream().map(Object::toString).toList();
    }
    return new Event(
        kind,
        entry.at(),
        entry.seq(),
        entry.actor(),
        entry.subject(),
        names.stream().filter(n -> !n.isEmpty()).toList(),
        facts,
        List.of(),
        false);
  }

  private Optional<LedgerEntry> certificate(String serial) {
    try {
      return ledger.find(SerialNumber.parse(serial));
    } catch (Fault e) {
      // Somebody reported about what is no serial.
      return Optional.empty();
    }
  }

  /** Whether the server looks after it itself: its OCSP responders and https. */
  static boolean isOwn(LedgerEntry entry) {
    return entry.requester().equals(Act.SYSTEM) && !entry.profile().equals(CaId.IMPORTED);
  }

  static Map<String, String> certificateFacts(LedgerEntry entry) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("serial", entry.serial().toString());
    facts.put("profile", entry.profile());
    facts.put("issuer", entry.issuer());
    facts.put("notAfter", entry.facts().notAfter().toString());
    facts.put("requester", entry.requester());
    return facts;
  }

  private static Map<String, String> details(JournalEntry entry) {
    try {
      return JSON.readValue(entry.details(), DETAILS);
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "the details of entry " + entry.seq() + " are damaged", e);
    }
  }
}
