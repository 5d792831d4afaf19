package io.sealport.cli.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sealport.api.Json;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.util.ArrayList;
import java.util.List;

/** The lines of a configuration, and where the list of certificates stands among them. */
final class ConfigText {

  private static final String KEY = "certificates:";
  private static final String INDENT = "  ";

  private final List<String> lines;

  private ConfigText(List<String> lines) {
    this.lines = lines;
  }

  static ConfigText of(String text) {
    return new ConfigText(text.lines().toList());
  }

  /** A file that looks after nothing yet. */
  static ConfigText fresh(String state) {
    return of(
        """
        # What `sealport agent` looks after. `sealport agent add` and `remove` edit it line by line;
        # an agent that runs reads it again before it looks.
        state: %s
        certificates: []
        """
            .formatted(state));
  }

  /** A text that YAML reads as it is: JSON's strings are YAML's. */
  static String quoted(Object text) {
    try {
      return Json.mapper().writeValueAsString(text.toString());
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "cannot write a text as JSON", e);
    }
  }

  /** With one certificate more at the end of the list. */
  String with(List<String> certificate) {
    List<String> all = new ArrayList<>(lines);
    int key = key(all);
    if (key < 0) {
      all.add(KEY);
      key = all.size() - 1;
    }
    all.set(key, KEY);
    int end = end(all, key);
    String before = indent(all, key, end);
    List<String> item = new ArrayList<>();
    for (String line : certificate) {
      item.add(before + (item.isEmpty() ? "- " : INDENT) + line);
    }
    all.addAll(lastOfList(all, key, end), item);
    return join(all);
  }

  /** Without the certificate at a place, counted from 0, of so many. */
  String without(int place, int count) {
    List<String> all = new ArrayList<>(lines);
    int key = key(all);
    List<Integer> starts = key < 0 ? List.of() : starts(all, key, end(all, key));
    if (starts.size() != count) {
      return join(all);
    }
    int from = starts.get(place);
    int end = place + 1 < count ? starts.get(place + 1) : end(all, key);
    int to = lastOfList(all, from, end);
    all.subList(from, to).clear();
    if (count == 1) {
      all.set(key, KEY + " []");
    }
    return join(all);
  }

  private static int key(List<String> all) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).startsWith(KEY)) {
        return i;
      }
    }
    return -1;
  }

  /** The line of the next key of the file. */
  private static int end(List<String> all, int key) {
    for (int i = key + 1; i < all.size(); i++) {
      if (all.get(i).matches("[^\\s#-].*")) {
        return i;
      }
    }
    return all.size();
  }

  /** Comments and blanks before what follows belong to that. */
  private static int lastOfList(List<String> all, int from, int end) {
    int last = end;
    while (last > from + 1 && all.get(last - 1).matches("\\s*(#.*)?")) {
      last--;
    }
    return last;
  }

  private static List<Integer> starts(List<String> all, int key, int end) {
    List<Integer> starts = new ArrayList<>();
    String dash = indent(all, key, end) + "- ";
    for (int i = key + 1; i < end; i++) {
      if (all.get(i).startsWith(dash)) {
        starts.add(i);
      }
    }
    return starts;
  }

  private static String indent(List<String> all, int key, int end) {
    for (int i = key + 1; i < end; i++) {
      String line = all.get(i);
      if (line.strip().startsWith("- ")) {
        return line.substring(0, line.indexOf('-'));
      }
    }
    return INDENT;
  }

  private static String join(List<String> all) {
    return String.join("\n", all) + "\n";
  }
}
