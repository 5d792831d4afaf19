package io.sealport.net;

import java.util.ArrayList;
import java.util.List;

/**
 * What was done and said in one conversation, line by line. Whoever writes leaves secrets out: a
 * password is noted as {@code PASS ***}. It is bounded, so that nobody fills a disk with banners.
 */
public final class Transcript {

  private static final int MAX_LINES = 200;
  private static final int MAX_LINE = 400;

  private final List<String> lines = new ArrayList<>();
  private int left;

  /** Something that was found out or done: {@code ftp.example.com is 192.0.2.1}. */
  public void note(String text) {
    add("-- " + text);
  }

  /** Something that was said to the other side. */
  public void sent(String text) {
    add("> " + text);
  }

  /** Something that the other side said. */
  public void received(String text) {
    add("< " + text);
  }

  private synchronized void add(String line) {
    if (lines.size() >= MAX_LINES) {
      left++;
      return;
    }
    String clean = clean(line);
    lines.add(clean.length() <= MAX_LINE ? clean : clean.substring(0, MAX_LINE) + "...");
  }

  /** One line each, control characters as {@code ?}: nobody forges lines of it. */
  private static String clean(String line) {
    StringBuilder clean = new StringBuilder();
    line.codePoints()
        .forEach(c -> clean.appendCodePoint(Character.isISOControl(c) || c == 0x2028 ? '?' : c));
    return clean.toString();
  }

  /** The lines so far, in order; the last says how many were left out. */
  public synchronized List<String> lines() {
    List<String> all = new ArrayList<>(lines);
    if (left > 0) {
      all.add("-- " + left + " more lines");
    }
    return List.copyOf(all);
  }
}
