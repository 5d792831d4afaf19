package io.sealport.cli.prove;

import io.sealport.api.AttemptInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What attempts to prove something have found, in plain words. */
public final class Found {

  private Found() {}

  /** One line. */
  public static String words(AttemptInfo attempt) {
    if (attempt.officer() != null) {
      return "approved by " + attempt.statement();
    }
    String what = attempt.subject() + " by " + attempt.check() + ": ";
    return switch (attempt.outcome()) {
      case "proven" -> what + "proven: " + attempt.statement();
      case "running" -> what + "still being looked at";
      default -> what + "not proven: " + attempt.statement();
    };
  }

  /** Of what was tried several times the last one only. */
  public static List<AttemptInfo> latest(List<AttemptInfo> attempts) {
    Map<String, AttemptInfo> latest = new LinkedHashMap<>();
    for (AttemptInfo attempt : attempts) {
      String what = attempt.check() + " " + attempt.subject() + " " + attempt.officer();
      latest.remove(what);
      latest.put(what, attempt);
    }
    return List.copyOf(latest.values());
  }

  /** What is in the later list and says something that the earlier did not. */
  public static List<AttemptInfo> news(List<AttemptInfo> earlier, List<AttemptInfo> later) {
    List<String> known = latest(earlier).stream().map(Found::words).toList();
    return latest(later).stream().filter(a -> !known.contains(words(a))).toList();
  }
}
