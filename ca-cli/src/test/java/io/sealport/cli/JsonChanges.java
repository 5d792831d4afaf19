package io.sealport.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;

/** What of a change would break a script that reads what the older schema says. */
final class JsonChanges {

  private final List<String> found = new ArrayList<>();

  private JsonChanges() {}

  /** One line for each; none where only something was added. */
  static List<String> breaking(JsonNode before, JsonNode now) {
    JsonChanges changes = new JsonChanges();
    fields(before.path("properties"))
        .forEachRemaining(c -> changes.command(c, now.path("properties").get(c.getKey())));
    fields(before.path("$defs"))
        .forEachRemaining(
            s -> changes.shape(s.getKey(), s.getValue(), now.path("$defs").path(s.getKey())));
    return changes.found;
  }

  private void command(Entry<String, JsonNode> before, JsonNode now) {
    if (now == null) {
      found.add("the command \"" + before.getKey() + "\" is gone");
    } else {
      retyped("what \"" + before.getKey() + "\" prints", before.getValue(), now);
    }
  }

  private void shape(String name, JsonNode before, JsonNode now) {
    Set<String> required = new HashSet<>();
    now.path("required").forEach(f -> required.add(f.asText()));
    fields(before.path("properties"))
        .forEachRemaining(
            field -> {
              String what = name + "." + field.getKey();
              JsonNode other = now.path("properties").get(field.getKey());
              if (other == null) {
                found.add(what + " is gone");
              } else {
                retyped(what, field.getValue(), other);
                boolean always = contains(before.path("required"), field.getKey());
                if (always && !required.contains(field.getKey())) {
                  found.add(what + " may be absent now");
                }
              }
            });
    if (!before.has("properties")) {
      retyped(name, before, now);
    }
  }

  /** Descriptions may change, and a value may be added to those that are possible. */
  private void retyped(String what, JsonNode before, JsonNode now) {
    for (JsonNode value : before.path("enum")) {
      if (!contains(now.path("enum"), value.asText())) {
        found.add(what + " is never \"" + value.asText() + "\" any more");
      }
    }
    JsonNode was = bare(before);
    JsonNode is = bare(now);
    if (!was.equals(is)) {
      found.add(what + " was " + was + ", is " + is);
    }
  }

  private static JsonNode bare(JsonNode schema) {
    JsonNode copy = schema.deepCopy();
    if (copy instanceof ObjectNode object) {
      object.remove(List.of("description", "enum"));
      if (object.has("items")) {
        object.set("items", bare(object.get("items")));
      }
    }
    return copy;
  }

  private static boolean contains(JsonNode array, String text) {
    for (JsonNode item : array) {
      if (item.asText().equals(text)) {
        return true;
      }
    }
    return false;
  }

  private static Iterator<Entry<String, JsonNode>> fields(JsonNode node) {
    return node.properties().iterator();
  }
}
