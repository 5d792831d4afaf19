package io.sealport.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.cli.world.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How a command of the CLI has to end, by its documented exit code, and what it leaves behind. */
final class Ending {
  static final int BAD_INPUT = 2;
  static final int REFUSED = 3;
  static final int PENDING = 4;
  static final int NOT_FOUND = 5;
  static final int NOT_ALLOWED = 6;
  static final int CONFLICT = 7;
  static final int UNAVAILABLE = 8;
  static final int FOUND_WRONG = 9;

  private Ending() {}

  /** One clear line on standard error that holds all of the words, nothing on standard output. */
  static void says(Result result, int exitCode, String... words) {
    assertThat(result.exitCode()).as("%s", result).isEqualTo(exitCode);
    assertThat(result.stdout()).isEmpty();
    List<String> errors =
        result.stderr().lines().filter(line -> line.startsWith("error: ")).toList();
    assertThat(errors).as(result.stderr()).hasSize(1);
    for (String word : words) {
      assertThat(result.stderr()).contains(word);
    }
    assertThat(result.stderr()).doesNotContain("Exception", "\tat ");
  }

  /** Ended with that code, whatever it said. */
  static Result with(int exitCode, Result result) {
    assertThat(result.exitCode()).as("%s", result).isEqualTo(exitCode);
    return result;
  }

  /** Every file below a folder with its content and its mode, to be compared. */
  static TreeMap<String, String> content(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      TreeMap<String, String> content = new TreeMap<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        content.put(folder.relativize(file).toString(), mode(file) + " " + Arrays.hashCode(bytes));
      }
      return content;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String mode(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
