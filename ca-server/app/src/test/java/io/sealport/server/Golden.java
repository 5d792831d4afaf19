package io.sealport.server;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A text file in {@code src/test/resources/golden} that says what the server looks like outside.
 */
public final class Golden {

  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

  private Golden() {}

  /** Compares with the file, or rewrites it under {@code -Dgolden.write=true}. */
  public static void check(String name, List<String> lines) {
    check(FOLDER.resolve(name), lines);
  }

  /** The same for a file that stands elsewhere. */
  public static void check(Path file, List<String> lines) {
    try {
      if (Boolean.getBoolean("golden.write")) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
        return;
      }
      List<String> expected = Files.exists(file) ? Files.readAllLines(file) : List.of();
      List<String> difference = difference(expected, lines);
      if (!difference.isEmpty()) {
        fail(
            "%s is not what the server is (- in the file, + in the server):%n%s%n"
                + "If that is meant, run the test with -Dgolden.write=true and commit the file.",
            file, String.join("\n", difference));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines that only one side has, in their order, by the longest common subsequence. */
  static List<String> difference(List<String> expected, List<String> actual) {
    int[][] common = new int[expected.size() + 1][actual.size() + 1];
    for (int i = expected.size() - 1; i >= 0; i--) {
      for (int j = actual.size() - 1; j >= 0; j--) {
        common[i][j] =
            expected.get(i).equals(actual.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<String> difference = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < expected.size() || j < actual.size()) {
      if (i < expected.size() && j < actual.size() && expected.get(i).equals(actual.get(j))) {
        i++;
        j++;
      } else if (j == actual.size()
          || i < expected.size() && common[i + 1][j] >= common[i][j + 1]) {
        difference.add("- " + expected.get(i++));
      } else {
        difference.add("+ " + actual.get(j++));
      }
    }
    return difference;
  }
}
