package io.sealport.server.authority;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.CrlEntries;
import io.sealport.pki.RevocationReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the text of a page, entry by entry and without an object for each. What it is ordered by
 * must grow from entry to entry: a database that joins them in another order would lose some.
 */
final class RevokedPage {

  private static final RevocationReason[] KNOWN = RevocationReason.values();

  private static final byte[][] REASONS =
      Arrays.stream(KNOWN)
          .map(r -> r.wire().getBytes(StandardCharsets.US_ASCII))
          .toArray(byte[][]::new);

  private static final byte[] RELEASED = "valid".getBytes(StandardCharsets.US_ASCII);

  private final byte[] text;
  private final boolean changes;
  private int at;
  private int serialEnd;
  private int reasonEnd;
  private long millis;
  private long key;
  private int serialStart;
  private long lastKey;
  private int count;

  /**
   * A page.
   *
   * @param changes whether each entry ends with the moment of its change, and is ordered by that
   */
  RevokedPage(String text, boolean changes, long lastKey) {
    this.text = text.getBytes(StandardCharsets.US_ASCII);
    this.changes = changes;
    this.lastKey = lastKey;
  }

  /** Goes to the next entry; false at the end. */
  private boolean next() {
    if (at >= text.length) {
      return false;
    }
    serialStart = at;
    serialEnd = end(at, ' ');
    reasonEnd = end(serialEnd + 1, ' ');
    int millisEnd = end(reasonEnd + 1, changes ? ' ' : ';');
    millis = number(reasonEnd + 1, millisEnd);
    at = millisEnd + 1;
    key = millis;
    if (changes) {
      int keyEnd = end(at, ';');
      key = number(at, keyEnd);
      at = keyEnd + 1;
    }
    if (key < lastKey) {
      throw Fault.of(Kind.INTERNAL, "the database does not tell the ledger in its order");
    }
    lastKey = key;
    count++;
    return true;
  }

  /** Adds all of them. */
  void addTo(CrlEntries entries) {
    while (next()) {
      long second = Math.floorDiv(millis, 1000);
      if (isRelease()) {
        entries.addRemoved(text, serialStart, serialEnd, second);
      } else {
        entries.add(text, serialStart, serialEnd, reason(), second);
      }
    }
  }

  /** Reads all of them for the sake of their order. */
  void skip() {
    while (next()) {
      // next() has looked at it.
    }
  }

  /** SHA-256 of the text, lower-case hex. */
  String sha256() {
    return CertificateFacts.sha256(text);
  }

  int count() {
    return count;
  }

  /** Where the next page begins, which can be told before this one is read. */
  Place end() {
    int start = text.length;
    while (start > 0 && text[start - 1] != ';') {
      start--;
    }
    int key = text.length;
    while (text[key - 1] != ' ') {
      key--;
    }
    int serial = end(start, ' ');
    return new Place(
        number(key, text.length),
        new String(text, start, serial - start, StandardCharsets.US_ASCII));
  }

  /** The last entry before a page: what it is ordered by, and its serial. */
  record Place(long key, String serial) {

    static final Place BEGIN = new Place(Long.MIN_VALUE, "");
  }

  private boolean isRelease() {
    return changes && is(RELEASED);
  }

  private RevocationReason reason() {
    for (int i = 0; i < REASONS.length; i++) {
      if (is(REASONS[i])) {
        return KNOWN[i];
      }
    }
    return RevocationReason.parse(
        new String(text, serialEnd + 1, reasonEnd - serialEnd - 1, StandardCharsets.US_ASCII));
  }

  private boolean is(byte[] word) {
    return Arrays.equals(text, serialEnd + 1, reasonEnd, word, 0, word.length);
  }

  private int end(int from, char until) {
    int end = from;
    while (end < text.length && text[end] != until) {
      end++;
    }
    return end;
  }

  private long number(int from, int to) {
    boolean negative = text[from] == '-';
    long value = 0;
    for (int i = negative ? from + 1 : from; i < to; i++) {
      value = value * 10 + (text[i] - '0');
    }
    return negative ? -value : value;
  }
}
