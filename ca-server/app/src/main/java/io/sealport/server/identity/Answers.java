package io.sealport.server.identity;

import java.util.Map;
import java.util.Optional;

/**
 * What a requester gave for its checks: signatures, passwords, tokens. It lives as long as one
 * call, is never stored, and never shows what it holds.
 */
public final class Answers {

  /** Nothing was given. */
  public static final Answers NONE = new Answers(Map.of());

  private final Map<String, Map<String, String>> byCheck;

  /** What was given, by check and by what the check calls it. */
  public Answers(Map<String, Map<String, String>> byCheck) {
    this.byCheck = Map.copyOf(byCheck);
  }

  /** What was given for that check under that name. */
  public Optional<String> find(String check, String what) {
    return Optional.ofNullable(byCheck.getOrDefault(check, Map.of()).get(what))
        .filter(s -> !s.isEmpty());
  }

  /** All that was given for that check. */
  Map<String, String> of(String check) {
    return byCheck.getOrDefault(check, Map.of());
  }

  @Override
  public String toString() {
    return "answers for " + byCheck.keySet();
  }
}
