package io.sealport.cli.console;

import java.io.Console;
import java.util.Optional;

/**
 * Whether a person sits at the other end. Java 17 cannot tell for each stream, and from 22 on gives
 * a console even where there is none, so the launcher says it in two properties.
 */
public final class Terminal {

  private Terminal() {}

  /** Whether standard error is a terminal, on which progress can be drawn. */
  public static boolean shows() {
    return Boolean.getBoolean("sealport.terminal");
  }

  /** Where to ask, if standard input is a terminal. */
  @SuppressWarnings("SystemConsoleNull") // The property decides; Java 17 may still give null.
  public static Optional<Console> keyboard() {
    return Boolean.getBoolean("sealport.keyboard")
        ? Optional.ofNullable(System.console())
        : Optional.empty();
  }
}
