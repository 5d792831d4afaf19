package io.sealport.moving;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is odd about a CA and hinders nothing. The same of many certificates is one remark. */
final class Remarks {

  private record Counted(String words, int times) {}

  private final List<String> single = new ArrayList<>();
  private final Map<String, Counted> counted = new LinkedHashMap<>();

  /** Something about the CA itself. */
  void add(String words) {
    single.add(words);
  }

  /**
   * Something about one of many.
   *
   * @param kind what is one remark
   * @param words without the number, which comes before them; those of the first one stay
   */
  void add(String kind, String words) {
    counted.merge(
        kind, new Counted(words, 1), (old, one) -> new Counted(old.words(), old.times() + 1));
  }

  /** One line each. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(single);
    counted.values().forEach(c -> lines.add(c.times() + " " + c.words()));
    return List.copyOf(lines);
  }
}
