package io.sealport.ftps;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;

/** What may stand in a command: a line end in it would begin another command. */
final class Sendable {

  /** Servers cut or refuse longer lines. */
  private static final int MAX = 512;

  private Sendable() {}

  /**
   * The same text.
   *
   * @param what for the message; the text itself is not in it
   * @throws Fault BAD_INPUT if it is empty, too long, or has control characters
   */
  static String require(String text, String what) {
    if (text.isEmpty()) {
      throw Fault.of(Kind.BAD_INPUT, what + " is empty");
    }
    requireSecret(text.toCharArray(), what);
    return text;
  }

  /** The same of a secret, which may be empty. */
  static void requireSecret(char[] text, String what) {
    if (text.length > MAX) {
      throw Fault.of(Kind.BAD_INPUT, what + " has more than " + MAX + " characters");
    }
    for (char c : text) {
      if (Character.isISOControl(c)) {
        throw Fault.of(
            Kind.BAD_INPUT, what + " has a control character in it, which FTP cannot carry");
      }
    }
  }
}
