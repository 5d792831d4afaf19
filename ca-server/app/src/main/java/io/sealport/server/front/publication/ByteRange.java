package io.sealport.server.front.publication;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that a client asks for (RFC 9110 14.1.2).
 *
 * @param from its first byte
 * @param length how many; 0 where nothing of the file is asked for
 */
record ByteRange(long from, long length) {

  private static final ByteRange NOTHING = new ByteRange(0, 0);

  /** One range: numbers of at most 18 digits, so that they fit. */
  private static final Pattern ONE =
      Pattern.compile("(?i:bytes)\\s*=\\s*([0-9]{0,18})\\s*-\\s*([0-9]{0,18})\\s*");

  /** Whether the file has none of it: the answer is 416. */
  boolean isNothing() {
    return length == 0;
  }

  /** As {@code Content-Range} has it. */
  String of(long file) {
    return isNothing()
        ? "bytes */" + file
        : "bytes " + from + "-" + (from + length - 1) + "/" + file;
  }

  /**
   * Reads the header; empty where the whole file is the answer: several ranges (RFC 9110 14.2 lets
   * a server ignore them), other units, and what is no range.
   */
  static Optional<ByteRange> parse(String header, long file) {
    Matcher matcher = ONE.matcher(header.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String first = matcher.group(1);
    String last = matcher.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? Optional.empty() : Optional.of(end(Long.parseLong(last), file));
    }
    long from = Long.parseLong(first);
    long to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
    if (to < from) {
      return Optional.empty();
    }
    return Optional.of(
        from >= file ? NOTHING : new ByteRange(from, Math.min(to, file - 1) - from + 1));
  }

  private static ByteRange end(long count, long file) {
    long length = Math.min(count, file);
    return length == 0 ? NOTHING : new ByteRange(file - length, length);
  }
}
