package io.sealport.cli.quickstart;

import io.sealport.cli.console.Progress;
import io.sealport.cli.console.Text;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** What the quick start tells: numbered steps, each with its commands and what came of them. */
final class Transcript {

  private static final String INDENT = "    ";

  private final PrintWriter out;
  private final PrintWriter err;
  private final long start = System.nanoTime();
  private int number;
  private String title = "";

  Transcript(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /** A line that belongs to no step. */
  void line(String text) {
    out.println(Text.visible(text));
    out.flush();
  }

  /** Begins the next step. */
  void step(String words) {
    number++;
    title = words;
    line("");
    line(number + ". " + words);
  }

  /** A command in shell syntax. */
  void command(ShellText command) {
    command.lines(INDENT + "$ ").forEach(this::line);
  }

  /** What was done or seen. */
  void fact(String text) {
    line(INDENT + text);
  }

  /** Something under way, shown on a terminal until it is closed. */
  Progress under(String what) {
    return Progress.show(err, what);
  }

  /** The step that is under way, for an error; empty before the first. */
  String where() {
    return number == 0 ? "" : "step " + number + " (" + title + ") failed: ";
  }

  int steps() {
    return number;
  }

  /** Since this was made. */
  String elapsed() {
    return seconds(Duration.ofNanos(System.nanoTime() - start));
  }

  /** Such as {@code 1.4 s}. */
  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
