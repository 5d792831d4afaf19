package io.sealport.server.events.action;

import com.google.common.base.CharMatcher;

/** Texts of others, so that they stay where they are put. */
final class Lines {

  /** Longer than any line that somebody reads, shorter than what a mail server takes. */
  private static final int LONGEST = 300;

  /** What ends a line, moves the cursor or turns the direction of reading. */
  private static final CharMatcher BREAKS =
      CharMatcher.javaIsoControl()
          .or(CharMatcher.anyOf("\u2028\u2029"))
          .or(CharMatcher.inRange('\u200e', '\u200f'))
          .or(CharMatcher.inRange('\u202a', '\u202e'))
          .or(CharMatcher.inRange('\u2066', '\u2069'));

  private Lines() {}

  /** The text as a single line of limited length. */
  static String one(String text) {
    String line = visible(text).strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }

  /** The text with a blank for whatever would end its line. */
  static String visible(String text) {
    return BREAKS.replaceFrom(text, ' ');
  }
}
