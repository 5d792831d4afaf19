package io.sealport.cli.deploy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A text as lines that keep their own ends, so that what is not touched stays to the byte. */
final class Lines {

  private final List<String> lines;

  private Lines(List<String> lines) {
    this.lines = lines;
  }

  static Lines of(String text) {
    return new Lines(new ArrayList<>(Arrays.asList(text.split("(?<=\n)"))));
  }

  int size() {
    return lines.size();
  }

  /** Without its end. */
  String get(int index) {
    return lines.get(index).replaceFirst("\\R$", "");
  }

  /** Replaces what stands there, keeping the line's end. */
  void set(int index, String line) {
    String old = lines.get(index);
    lines.set(index, line + old.substring(get(index).length()));
  }

  void insert(int index, String line) {
    endLast();
    lines.add(index, line + "\n");
  }

  void append(String line) {
    endLast();
    lines.add(line + "\n");
  }

  private void endLast() {
    int last = lines.size() - 1;
    if (last >= 0 && lines.get(last).isEmpty()) {
      lines.remove(last);
    } else if (last >= 0 && !lines.get(last).endsWith("\n")) {
      lines.set(last, lines.get(last) + "\n");
    }
  }

  @Override
  public String toString() {
    return String.join("", lines);
  }
}
