package io.sealport.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The profiles of a home, edited as an operator would. */
public final class TestPolicies {

  private final Path home;

  public TestPolicies(Path home) {
    this.home = home;
  }

  /** The file of a profile in force. */
  public Path active(String profile) {
    return home.resolve("policies/" + profile + ".yaml");
  }

  /** The file of a profile that is tried. */
  public Path tried(String profile) {
    return home.resolve("policies-dry-run/" + profile + ".yaml");
  }

  /** Copies the profiles in force to where they are tried. */
  public void copyToDryRun() {
    TestHome.copy(home.resolve("policies"), home.resolve("policies-dry-run"));
  }

  /** Replaces a text that is there. */
  public static void edit(Path file, String old, String now) {
    try {
      String text = Files.readString(file);
      assertThat(text).contains(old);
      Files.writeString(file, text.replace(old, now));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
