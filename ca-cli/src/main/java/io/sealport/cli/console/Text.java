package io.sealport.cli.console;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as a terminal shows them. */
public final class Text {

  private Text() {}

  /** The text with what would move the cursor, colour or reorder it written as {@code \\u001b}. */
  public static String visible(String text) {
    return text.codePoints()
        .mapToObj(c -> isVisible(c) ? Character.toString(c) : String.format("\\u%04x", c))
        .collect(Collectors.joining());
  }

  /** A moment in UTC, to the second. */
  public static String time(@Nullable Instant at) {
    return at == null ? "-" : at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The value, or a dash where there is none. */
  public static String orDash(@Nullable Object value) {
    return value == null ? "-" : value.toString();
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
