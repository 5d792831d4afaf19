package io.sealport.cli.inspect;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.policy.Profile;
import io.sealport.policy.Rulebook;
import io.sealport.policy.ShippedProfiles.ProfileFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads profiles one by one, so that one wrong file does not hide the next. */
final class PolicyLint {

  private static final long MAX_BYTES = 64 * 1024;

  /**
   * What came of one file; a file with several mistakes has one for each.
   *
   * @param profile the name in it; absent where it cannot be read
   * @param problem {@code file:line: sentence}; absent where nothing is wrong
   */
  record Finding(String file, @Nullable String profile, @Nullable String problem) {

    String line() {
      return problem == null ? "ok " + profile + " (" + file + ")" : problem;
    }
  }

  private final List<Finding> findings = new ArrayList<>();
  private final List<Profile> profiles = new ArrayList<>();

  private PolicyLint() {}

  /**
   * Every {@code *.yaml} of the folder.
   *
   * @throws Fault NOT_FOUND if there is no such folder, UNAVAILABLE if it cannot be read
   */
  static List<Finding> folder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw Fault.of(Kind.NOT_FOUND, "there is no folder " + folder);
    }
    PolicyLint lint = new PolicyLint();
    try (Stream<Path> found = Files.list(folder)) {
      found
          .filter(f -> f.toString().endsWith(".yaml"))
          .sorted()
          .forEach(f -> lint.read(f.toString(), () -> SafeFile.readText(f, MAX_BYTES)));
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot read the folder " + folder, e);
    }
    return lint.together(folder.toString());
  }

  /** Files that are in memory. */
  static List<Finding> files(List<ProfileFile> files) {
    PolicyLint lint = new PolicyLint();
    files.forEach(f -> lint.read(f.name(), f::yaml));
    return lint.together("the shipped profiles");
  }

  private interface Content {
    String text();
  }

  private void read(String file, Content content) {
    try {
      Profile profile = Profile.parse(file, content.text());
      profiles.add(profile);
      findings.add(new Finding(file, profile.name(), null));
    } catch (Fault e) {
      findings.add(new Finding(file, null, e.message()));
      e.also().forEach(message -> findings.add(new Finding(file, null, message)));
    }
  }

  /** What only shows when they stand beside each other: none at all, two of one name. */
  private List<Finding> together(String folder) {
    if (findings.isEmpty() || !profiles.isEmpty()) {
      try {
        Rulebook.of(profiles);
      } catch (Fault e) {
        findings.add(new Finding(folder, null, e.message()));
      }
    }
    return List.copyOf(findings);
  }
}
