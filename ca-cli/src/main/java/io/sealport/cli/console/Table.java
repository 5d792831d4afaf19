package io.sealport.cli.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows and columns for people: a heading, then one line per row, columns two spaces apart. */
public final class Table {

  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  private Table(List<String> headings) {
    this.headings = headings;
  }

  /** A table with these columns; {@code Table.of()} of none is a list of labels and values. */
  public static Table of(String... headings) {
    return new Table(List.of(headings));
  }

  /** Adds a row; an absent cell is a dash. */
  public Table row(@Nullable Object... cells) {
    if (!headings.isEmpty() && cells.length != headings.size()) {
      throw new IllegalArgumentException(cells.length + " cells for " + headings.size());
    }
    rows.add(Arrays.stream(cells).map(c -> Text.visible(Text.orDash(c))).toList());
    return this;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The lines, without trailing spaces. */
  public List<String> lines() {
    List<List<String>> all = new ArrayList<>();
    if (!headings.isEmpty()) {
      all.add(headings);
    }
    all.addAll(rows);
    return all.stream().map(row -> line(row, all)).toList();
  }

  private static String line(List<String> row, List<List<String>> all) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i));
      line.append(" ".repeat(width(i, all) - length(row.get(i)) + 2));
    }
    return line.toString().stripTrailing();
  }

  private static int width(int column, List<List<String>> all) {
    return all.stream()
        .flatMapToInt(
            row -> column < row.size() ? IntStream.of(length(row.get(column))) : IntStream.empty())
        .max()
        .orElse(0);
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
