package io.sealport.cli.delivery;

import java.util.Locale;
import java.util.Set;

/** An FTP login as the name of a file. */
public final class FileName {

  /** Names that Windows keeps for devices, with any suffix. */
  private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

  private FileName() {}

  /** ASCII letters, digits, {@code . _ @ + -} stay; everything else becomes an underscore. */
  public static String of(String login) {
    String safe = login.replaceAll("[^A-Za-z0-9._@+-]", "_");
    boolean hiddenOrOption = safe.startsWith(".") || safe.startsWith("-");
    return hiddenOrOption || isDevice(safe) ? "_" + safe : safe;
  }

  private static boolean isDevice(String name) {
    String stem = name.toLowerCase(Locale.ROOT).replaceFirst("\\..*", "");
    return DEVICES.contains(stem) || stem.matches("(com|lpt)[0-9]");
  }
}
