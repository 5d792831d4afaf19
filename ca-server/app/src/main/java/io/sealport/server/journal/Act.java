package io.sealport.server.journal;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that somebody did.
 *
 * @param actor who: {@code operator:admin}, {@code token:ID}, {@code system}
 * @param verb what, such as {@code certificate.issued}
 * @param subject what it was done to: a serial, a request's id, a CA's id
 * @param details whatever else is worth knowing, without secrets, in this order
 */
public record Act(String actor, String verb, String subject, Map<String, String> details) {

  /** The actor of what nobody asked for. */
  public static final String SYSTEM = "system";

  public Act {
    details = new LinkedHashMap<>(details);
  }

  public static Act of(String actor, String verb, String subject) {
    return new Act(actor, verb, subject, Map.of());
  }

  /** The same act with one more detail. */
  public Act with(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(details);
    more.put(key, value);
    return new Act(actor, verb, subject, more);
  }
}
