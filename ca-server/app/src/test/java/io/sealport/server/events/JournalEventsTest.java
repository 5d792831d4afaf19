package io.sealport.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.JournalEntry;
import io.sealport.server.events.action.EventKind;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("once")
class JournalEventsTest {

  private static JournalEntry entry(String actor, String act, String subject, String details) {
    return new JournalEntry(1, Instant.EPOCH, actor, act, subject, details, "", "main");
  }

  @ParameterizedTest
  @CsvSource({
    "crl-overdue:users, CRL_LAPSING",
    "crl-lapses:root, CRL_LAPSING",
    "endpoint-stale:ab, ENDPOINT_ALARM",
    "last-administrator, ALARM",
    "event-undelivered:hook, ALARM",
  })
  void an_alarm_is_of_the_kind_that_its_id_says(String id, EventKind kind) {
    assertThat(JournalEvents.kind(entry("system", "alarm.raised", id, "{}"))).contains(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "operator:a | certificate.issued | {} | ISSUED",
        "operator:a | certificate.issued | {\"replaces\":\"5f\"} | RENEWED",
        "system | certificate.issued | {} | OWN_CERTIFICATE",
        "system | certificate.expiring | {} | EXPIRING",
        "operator:a | certificate.revoked | {} | REVOKED",
        "operator:a | ca.revoked | {} | REVOKED",
        "operator:a | certificate.recalled | {} | RECALLED",
        "system | campaign.finished | {} | CAMPAIGN",
        "operator:a | certificate.held | {} | HELD",
        "operator:a | certificate.released | {} | RELEASED",
        "certificate:5f | certificate.renewal-failed | {} | RENEWAL_FAILED",
        "anyone | request.pending | {} | REQUEST_PENDING",
        "operator:a | request.rejected | {} | REQUEST_REFUSED",
        "system | request.expired | {\"replaces\":\"5f\"} | RENEWAL_FAILED",
        "operator:a | key.blocked | {} | KEY_BLOCKED",
        "system | crl.issued | {} | CRL_PUBLISHED",
        "system | alarm.cleared | {} | ALARM_CLEARED",
        "system | endpoint.alarm | {} | ENDPOINT_ALARM",
        "system | endpoint.changed | {} | ENDPOINT_CHANGED",
        "operator:a | policies.reloaded | {} | POLICY_RELOADED",
      })
  void an_act_is_an_event_of_a_kind(String actor, String act, String details, EventKind kind) {
    assertThat(JournalEvents.kind(entry(actor, act, "ab", details))).contains(kind);
  }

  @Test
  void what_nobody_can_wait_for_is_no_event() {
    assertThat(JournalEvents.kind(entry("x", "look.made", "ab", "{}"))).isEmpty();
    assertThat(JournalEvents.kind(entry("x", "event.tested", "ab", "{}"))).isEmpty();
  }
}
