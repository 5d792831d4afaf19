package io.sealport.server.events.action;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealport.api.Json;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that happened, with all that is told of it; no secrets.
 *
 * @param seq the journal's entry that says so; 0 for what a schedule or a test tells
 * @param subject what it happened to: a serial, a request's id, a CA, an alarm
 * @param names of the certificate or request, {@code type:value}
 * @param facts whatever else is known: {@code profile}, {@code notAfter}, {@code reason}, ...
 * @param items the rows of a report
 * @param test whether it did not happen and somebody only tries the way
 */
public record Event(
    EventKind kind,
    Instant at,
    long seq,
    String actor,
    String subject,
    List<String> names,
    Map<String, String> facts,
    List<Map<String, String>> items,
    boolean test) {

  private static final ObjectMapper JSON = Json.mapper();

  public Event {
    names = List.copyOf(names);
    facts = new LinkedHashMap<>(facts);
    items = List.copyOf(items);
  }

  /** What a schedule tells. */
  public static Event scheduled(
      EventKind kind, Instant at, String schedule, List<Map<String, String>> items, int all) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("schedule", schedule);
    if (kind == EventKind.REPORT) {
      facts.put("count", Integer.toString(all));
    }
    return new Event(kind, at, 0, "system", schedule, List.of(), facts, items, false);
  }

  /** A made-up event of that kind, to try a way with. */
  public static Event sample(EventKind kind, Instant at, String actor) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("profile", "ftps-server");
    facts.put("notAfter", at.plusSeconds(7 * 86_400).toString());
    return new Event(
        kind,
        at,
        0,
        actor,
        "0123456789abcdef",
        List.of("dns:test.example.com"),
        facts,
        List.of(),
        true);
  }

  /** The same, said to be a try. */
  public Event asTest() {
    return new Event(kind, at, seq, actor, subject, names, facts, items, true);
  }

  /** One line for people, without what would end it. */
  @JsonIgnore
  public String summary() {
    String who = names.isEmpty() ? subject : String.join(" ", names);
    String message = facts.get("message");
    String count = facts.get("count");
    String end = facts.get("notAfter");
    String text =
        kind.words()
            + ": "
            + (message == null ? who : isOurs() ? message : who + ": " + message)
            + (count == null ? "" : " (" + count + ")")
            + (kind == EventKind.EXPIRING && end != null ? ", ends " + end : "");
    return Lines.one((test ? "TEST, nothing happened: " : "") + text);
  }

  /** Whether the message is the CA's own; that of a failed renewal is its holder's. */
  private boolean isOurs() {
    return kind != EventKind.RENEWAL_FAILED;
  }

  /** As JSON, for the outbox. */
  public String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "an event cannot be written", e);
    }
  }

  /** The event that {@link #json} wrote. */
  public static Event parse(String json) {
    try {
      return JSON.readValue(json, Event.class);
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "an event of the outbox cannot be read", e);
    }
  }
}
