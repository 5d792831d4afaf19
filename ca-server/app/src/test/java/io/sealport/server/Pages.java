package io.sealport.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The project's pages for people, read for what a test can hold against the code. */
final class Pages {

  /** Two folders above the module that the tests run in. */
  static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();

  static final Path DESIGN = PROJECT.resolve("ca-server/DESIGN.md");

  private static final Pattern STEP =
      Pattern.compile("(?m)^(\\d+)\\. \\*\\*([^*]+)\\*\\* \\(`(\\w+)\\.(\\w+)`\\)");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
  private static final Pattern TICKED = Pattern.compile("`([^`]+)`");

  private Pages() {}

  /** A numbered step of the issuing cycle and where the code takes it. */
  record Step(int number, String heading, String type, String method) {

    /** The comment that stands in the code where the step begins. */
    String mark() {
      return "// " + number + ". " + heading;
    }
  }

  static String text(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Step> steps() {
    return STEP.matcher(section("How a certificate is issued"))
        .results()
        .map(m -> new Step(Integer.parseInt(m.group(1)), m.group(2), m.group(3), m.group(4)))
        .toList();
  }

  /** The lines of the table of rooms: each room with what it may import, in the page's words. */
  static Stream<List<String>> rooms() {
    return table(section("The rooms"));
  }

  /** The cells of a Markdown table's lines, without its head. */
  private static Stream<List<String>> table(String section) {
    return section
        .lines()
        .filter(line -> line.startsWith("| "))
        .skip(1)
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList());
  }

  private static String section(String heading) {
    String page = text(DESIGN);
    int start = page.indexOf("\n## " + heading + "\n");
    if (start < 0) {
      throw new AssertionError("DESIGN.md has no section \"" + heading + "\"");
    }
    int end = page.indexOf("\n## ", start + 1);
    return page.substring(start, end < 0 ? page.length() : end);
  }

  /** What stands between backticks. */
  static Set<String> ticked(String text) {
    return TICKED.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toSet());
  }

  /** The files that a page links to, from the page's own folder. */
  static List<Path> links(Path page) {
    Matcher links = LINK.matcher(text(page));
    Path folder = page.getParent();
    return links.results().map(m -> folder.resolve(m.group(1)).normalize()).toList();
  }

  /** Every Markdown page of the project, without what was built. */
  static List<Path> all() {
    try (Stream<Path> files = Files.walk(PROJECT)) {
      return files
          .filter(f -> f.toString().endsWith(".md"))
          .filter(f -> !PROJECT.relativize(f).toString().matches("(.*/)?(target|node_modules)/.*"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The source of a class of the product, by its simple name. */
  static List<Path> sources(String type) {
    try (Stream<Path> files = Files.walk(PROJECT)) {
      return files
          .filter(f -> f.getFileName().toString().equals(type + ".java"))
          .filter(f -> f.toString().contains("/src/main/java/"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
