package io.sealport.cli.prove;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is given to checks, by check and by what the check calls it; it never shows what it holds.
 */
public final class Answers {

  /** Nothing. */
  public static final Answers NONE = new Answers(Map.of());

  private final Map<String, Map<String, String>> byCheck;

  private Answers(Map<String, Map<String, String>> byCheck) {
    this.byCheck = byCheck;
  }

  /**
   * The same with one more.
   *
   * @throws Fault BAD_INPUT if it was given before
   */
  Answers with(String check, String what, String value) {
    Map<String, Map<String, String>> all = new TreeMap<>(byCheck);
    Map<String, String> ofCheck = new TreeMap<>(all.getOrDefault(check, Map.of()));
    if (ofCheck.put(what, value) != null) {
      throw Fault.of(Kind.BAD_INPUT, "the answer " + check + "." + what + " is given twice");
    }
    all.put(check, ofCheck);
    return new Answers(all);
  }

  /** Both. */
  Answers and(Answers more) {
    Answers all = this;
    for (Map.Entry<String, Map<String, String>> check : more.byCheck.entrySet()) {
      for (Map.Entry<String, String> answer : check.getValue().entrySet()) {
        all = all.with(check.getKey(), answer.getKey(), answer.getValue());
      }
    }
    return all;
  }

  /** Those for these checks alone. */
  Answers only(Predicate<String> checks) {
    return new Answers(
        byCheck.entrySet().stream()
            .filter(e -> checks.test(e.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  boolean has(String check, String what) {
    return byCheck.getOrDefault(check, Map.of()).containsKey(what);
  }

  /** The checks that are answered. */
  public Set<String> checks() {
    return byCheck.keySet();
  }

  /** As they are sent. */
  public Map<String, Map<String, String>> byCheck() {
    return byCheck;
  }

  @Override
  public String toString() {
    return "answers for " + byCheck.keySet();
  }
}
