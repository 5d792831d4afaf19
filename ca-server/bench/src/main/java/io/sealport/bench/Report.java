package io.sealport.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sealport.api.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures as a Markdown table, which is good to read in a terminal too, and as JSON. */
record Report(Machine machine, List<Figure> figures) {

  private static final List<String> HEADINGS =
      List.of("work", "ratio", "spread", "wanted", "ours", "reference", "noted");

  String markdown() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    rows.add(HEADINGS.stream().map(h -> "---").toList());
    figures.forEach(f -> rows.add(row(f)));
    StringBuilder text = new StringBuilder(machine.line()).append("\n\n");
    for (List<String> row : rows) {
      text.append('|');
      for (int column = 0; column < row.size(); column++) {
        int at = column;
        int width = rows.stream().mapToInt(r -> r.get(at).length()).max().orElse(0);
        String filler = row.get(column).equals("---") ? "-" : " ";
        text.append(' ')
            .append(row.get(column))
            .append(filler.repeat(width - row.get(column).length()))
            .append(" |");
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static List<String> row(Figure f) {
    Samples ratios = f.ratios();
    return List.of(
        f.work(),
        "**" + number(ratios.median()) + "**",
        number(ratios.least()) + " to " + number(ratios.most()),
        f.goal() + (f.isMet() ? "" : " (not yet)"),
        number(f.ours().median()) + " " + f.unit(),
        number(f.reference().median()) + " " + f.unit() + ", " + f.against(),
        f.note());
  }

  /** Three digits that mean something. */
  static String number(double value) {
    if (value >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f", value);
  }

  void writeJson(Path file) {
    ObjectNode root = Json.mapper().createObjectNode();
    root.put("machine", machine.line());
    ArrayNode list = root.putArray("figures");
    for (Figure f : figures) {
      ObjectNode node = list.addObject();
      node.put("work", f.work()).put("unit", f.unit()).put("against", f.against());
      node.put("ratio", f.ratios().median());
      node.put("wanted", f.goal()).put("met", f.isMet()).put("note", f.note());
      f.ours().values().forEach(node.putArray("ours")::add);
      f.reference().values().forEach(node.putArray("reference")::add);
    }
    try {
      Files.writeString(file, root.toPrettyString() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
