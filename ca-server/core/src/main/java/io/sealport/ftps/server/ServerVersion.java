package io.sealport.ftps.server;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's version, such as {@code 3.0.3}, {@code 1.3.9a} or {@code 1.0.50}. Numbers compare as
 * numbers, and a letter comes after none: 1.3.9 is before 1.3.9a.
 *
 * @param text as it was written
 */
public record ServerVersion(String text) implements Comparable<ServerVersion> {

  private static final Pattern FORM = Pattern.compile("\\d{1,9}(\\.\\d{1,9})*[a-z]?");
  private static final Pattern PART = Pattern.compile("\\d+|[a-z]");

  public ServerVersion {
    if (!FORM.matcher(text).matches()) {
      throw Fault.of(Kind.BAD_INPUT, "\"" + text + "\" is no version such as 1.3.8 or 1.3.9a");
    }
  }

  /**
   * Reads a version; what a distribution adds behind it ({@code -13+b2}, {@code .rc1}) is dropped.
   *
   * @throws Fault BAD_INPUT if there is none at the beginning
   */
  public static ServerVersion parse(String text) {
    Matcher found = FORM.matcher(text);
    return new ServerVersion(found.lookingAt() ? found.group() : text);
  }

  @Override
  public int compareTo(ServerVersion other) {
    List<Integer> mine = parts();
    List<Integer> others = other.parts();
    for (int i = 0; i < Math.min(mine.size(), others.size()); i++) {
      int order = Integer.compare(mine.get(i), others.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(mine.size(), others.size());
  }

  /** A letter is a negative number, so that a further number comes after it: 1.3.8a, 1.3.8.1. */
  private List<Integer> parts() {
    List<Integer> parts = new ArrayList<>();
    Matcher part = PART.matcher(text);
    while (part.find()) {
      char first = part.group().charAt(0);
      parts.add(Character.isDigit(first) ? Integer.parseInt(part.group()) : first - 'z' - 1);
    }
    return parts;
  }

  @Override
  public String toString() {
    return text;
  }
}
