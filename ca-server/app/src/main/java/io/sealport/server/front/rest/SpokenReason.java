package io.sealport.server.front.rest;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import org.jspecify.annotations.Nullable;

/** Why somebody does something, in one line. */
final class SpokenReason {

  /** A sentence or two. */
  private static final int MAX = 500;

  private SpokenReason() {}

  /**
   * The reason, empty where none was given.
   *
   * @throws Fault BAD_INPUT if it is not one line of a decent length
   */
  static String of(@Nullable String reason) {
    String text = reason == null ? "" : reason.strip();
    if (text.length() > MAX || text.codePoints().anyMatch(Character::isISOControl)) {
      throw Fault.of(
          Kind.BAD_INPUT, "the reason is not one line of at most " + MAX + " characters");
    }
    return text;
  }

  /**
   * The reason, which must be there.
   *
   * @throws Fault BAD_INPUT also if it is missing
   */
  static String require(@Nullable String reason) {
    String text = of(reason);
    if (text.isEmpty()) {
      throw Fault.of(Kind.BAD_INPUT, "the reason is missing");
    }
    return text;
  }
}
