package io.sealport.server.events.action;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What webhooks and processes are told, as JSON: the envelope of Standard Webhooks.
 *
 * @param type the event's kind
 * @param timestamp when it happened
 */
record Payload(String type, Instant timestamp, Data data) {

  /**
   * The event.
   *
   * @param id the delivery's: what comes twice with it is one
   * @param entry the journal's entry; 0 for what a schedule or a test tells
   */
  record Data(
      String id,
      String ca,
      boolean test,
      long entry,
      String actor,
      String subject,
      String summary,
      List<String> names,
      Map<String, String> facts,
      List<Map<String, String>> items) {}

  static Payload of(Event event, String id, String ca) {
    return new Payload(
        event.kind().wire(),
        event.at(),
        new Data(
            id,
            ca,
            event.test(),
            event.seq(),
            event.actor(),
            event.subject(),
            event.summary(),
            event.names(),
            event.facts(),
            event.items()));
  }
}
