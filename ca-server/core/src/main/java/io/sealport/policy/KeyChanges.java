package io.sealport.policy;

import io.sealport.fault.Fault;
import io.sealport.pki.Name;
import io.sealport.yaml.YamlLeaves;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** In words, which keys of a profile's file differ between two texts of it. */
final class KeyChanges {

  /** More lines than anybody reads; the files themselves have the rest. */
  private static final int MOST = 50;

  /** A rule has up to 4096 characters. */
  private static final int LONGEST = 200;

  private KeyChanges() {}

  static List<String> between(String before, String after) {
    SortedMap<String, List<String>> earlier;
    SortedMap<String, List<String>> later;
    try {
      earlier = YamlLeaves.of("before", before);
      later = YamlLeaves.of("after", after);
    } catch (Fault e) {
      return List.of("a text that cannot be compared: " + e.message());
    }
    SortedSet<String> keys = new TreeSet<>(earlier.keySet());
    keys.addAll(later.keySet());
    List<String> lines =
        keys.stream()
            .filter(k -> !values(earlier, k).equals(values(later, k)))
            .map(k -> line(k, values(earlier, k), values(later, k)))
            .toList();
    if (lines.isEmpty()) {
      return List.of("comments or layout alone");
    }
    return lines.size() <= MOST ? lines : cut(lines);
  }

  private static List<String> cut(List<String> lines) {
    List<String> first = new ArrayList<>(lines.subList(0, MOST));
    first.add("and " + (lines.size() - MOST) + " more");
    return first;
  }

  private static List<String> values(SortedMap<String, List<String>> leaves, String key) {
    return leaves.getOrDefault(key, List.of());
  }

  private static String line(String key, List<String> before, List<String> after) {
    if (before.size() <= 1 && after.size() <= 1) {
      return key + " " + value(before) + " -> " + value(after);
    }
    List<String> gone = before.stream().filter(v -> !after.contains(v)).toList();
    List<String> come = after.stream().filter(v -> !before.contains(v)).toList();
    List<String> parts = new ArrayList<>();
    if (!gone.isEmpty()) {
      parts.add("without " + shortened(String.join(", ", gone)));
    }
    if (!come.isEmpty()) {
      parts.add("with " + shortened(String.join(", ", come)));
    }
    return key + " " + (parts.isEmpty() ? "in another order" : String.join(", ", parts));
  }

  private static String value(List<String> values) {
    return values.isEmpty() ? "(none)" : shortened(values.get(0));
  }

  private static String shortened(String text) {
    String printable = Name.printable(text);
    return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST) + "...";
  }
}
