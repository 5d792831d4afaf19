package io.sealport.yaml;

import io.sealport.fault.Fault;
import io.sealport.pki.Durations;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One scalar: its key, its text and where it stands.
 *
 * @param key the key with those above it, such as {@code names.max}
 * @param text the text without quotes
 */
public record YamlValue(String key, String text, Place place) {

  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");

  /**
   * Exactly {@code true} or {@code false}.
   *
   * @throws Fault BAD_CONFIGURATION if it is neither
   */
  public boolean bool() {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wanted("true or false");
    };
  }

  /**
   * A whole number from {@code min} to {@code max}, both inclusive.
   *
   * @throws Fault BAD_CONFIGURATION if it is not
   */
  public int integer(int min, int max) {
    String wanted = "a whole number from " + min + " to " + max;
    if (!INTEGER.matcher(text).matches()) {
      throw wanted(wanted);
    }
    int found = Integer.parseInt(text);
    if (found < min || found > max) {
      throw wanted(wanted);
    }
    return found;
  }

  /**
   * A length of time above zero.
   *
   * @throws Fault BAD_CONFIGURATION if it is not
   */
  public Duration duration() {
    return as(Durations::parse);
  }

  /** What the reader makes of the text; its complaint gets this place. */
  public <T> T as(Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (Fault e) {
      throw place.fault(key + ": " + e.message());
    }
  }

  /** The complaint that this value is not what was wanted. */
  public Fault wanted(String wanted) {
    return place.fault(key + " is \"" + text + "\"; wanted " + wanted);
  }
}
