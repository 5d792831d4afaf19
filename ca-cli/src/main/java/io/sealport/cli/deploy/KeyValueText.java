package io.sealport.cli.deploy;

import java.util.Optional;

/**
 * A text of lines {@code key=value}, as vsftpd reads it: no blanks around the sign, a line that
 * begins with {@code #} is a comment, and of several lines with one key the last counts.
 */
final class KeyValueText {

  private final Lines lines;

  private KeyValueText(Lines lines) {
    this.lines = lines;
  }

  static KeyValueText of(String text) {
    return new KeyValueText(Lines.of(text));
  }

  /** Sets a value where the key stands, else at the end. */
  void set(String key, String value) {
    String line = key + "=" + value;
    int last = find(key);
    if (last < 0) {
      lines.append(line);
    } else if (!lines.get(last).equals(line)) {
      lines.set(last, line);
    }
  }

  void setIfAbsent(String key, String value) {
    if (find(key) < 0) {
      set(key, value);
    }
  }

  Optional<String> value(String key) {
    int last = find(key);
    return last < 0
        ? Optional.empty()
        : Optional.of(lines.get(last).substring(key.length() + 1).strip());
  }

  private int find(String key) {
    int found = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(key + "=")) {
        found = i;
      }
    }
    return found;
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
