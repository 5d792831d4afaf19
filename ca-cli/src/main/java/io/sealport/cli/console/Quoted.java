package io.sealport.cli.console;

import org.jspecify.annotations.Nullable;

/** Commands that are printed to be copied. */
public final class Quoted {

  private Quoted() {}

  /** A word as a shell reads it back. */
  public static String word(Object value) {
    String word = value.toString();
    return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** An option with its value and a space before it; nothing where there is no value. */
  public static String option(String name, @Nullable Object value) {
    return value == null ? "" : " " + name + " " + word(value);
  }
}
