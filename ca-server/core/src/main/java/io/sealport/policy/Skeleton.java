package io.sealport.policy;

import com.ibm.icu.text.SpoofChecker;

/**
 * What a text looks like: two texts with one skeleton can be taken for one another (UTS 39 4). For
 * ASCII, nearly every name, the few letters stand here and the big library stays unloaded.
 */
final class Skeleton {

  private Skeleton() {}

  static String of(String text) {
    return isAscii(text) ? ofAscii(text) : Unicode.CHECKER.getSkeleton(text);
  }

  static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static String ofAscii(String text) {
    StringBuilder skeleton = new StringBuilder(text.length() + 4);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> skeleton.append("''");
        case '%' -> skeleton.append("\u00ba/\u2080");
        case '0' -> skeleton.append('O');
        case '1', 'I', '|' -> skeleton.append('l');
        case '`' -> skeleton.append('\'');
        case 'm' -> skeleton.append("rn");
        default -> skeleton.append(c);
      }
    }
    return skeleton.toString();
  }

  /** Loads the library. */
  private static final class Unicode {
    static final SpoofChecker CHECKER =
        new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
  }
}
