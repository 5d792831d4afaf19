package io.sealport.server.boot;

import io.sealport.files.SafeFile;
import io.sealport.pki.Durations;
import io.sealport.server.identity.AttemptLimits;
import io.sealport.server.identity.LookTimes;
import io.sealport.yaml.YamlMap;
import io.sealport.yaml.YamlValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * {@code identity.yaml} in the home: what identity checks must be told, a section each. Every
 * section may be missing, the file too; its paths are from the home.
 */
final class IdentityFile {

  private static final String[] SECTIONS = {
    "attempts",
    "looks",
    "network",
    "vantage",
    "endpoint-file",
    "ftp-login",
    "ftp-upload",
    "oidc",
    "ldap",
    "certificate",
    "webhook"
  };

  private static final long MAX_BYTES = 256 * 1024;

  /** A number of attempts that nobody needs. */
  private static final int MANY = 100_000;

  /** Of a day's attempts the rows are still few. */
  private static final Duration LONGEST_WINDOW = Duration.ofDays(7);

  /** The client gives up then. */
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(50);

  private final Path home;
  private final Optional<YamlMap> sections;

  private IdentityFile(Path home, Optional<YamlMap> sections) {
    this.home = home;
    this.sections = sections;
  }

  /**
   * Reads the file; nothing is checked yet but that its sections are known.
   *
   * @throws io.sealport.fault.Fault BAD_CONFIGURATION with file and line
   */
  static IdentityFile read(Home home) {
    Path file = home.identity();
    if (!Files.exists(file)) {
      return new IdentityFile(home.folder(), Optional.empty());
    }
    YamlMap sections = YamlMap.parse(file.toString(), SafeFile.readText(file, MAX_BYTES));
    return new IdentityFile(home.folder(), Optional.of(sections.only(SECTIONS)));
  }

  /** What a section says, read by its reader; the standard where the section is missing. */
  <T> T section(String name, BiFunction<YamlMap, Path, T> reader, T standard) {
    return find(name).map(s -> reader.apply(s, home)).orElse(standard);
  }

  private Optional<YamlMap> find(String name) {
    return sections.flatMap(s -> s.map(name));
  }

  AttemptLimits attempts() {
    return find("attempts").map(IdentityFile::attempts).orElse(AttemptLimits.STANDARD);
  }

  private static AttemptLimits attempts(YamlMap section) {
    section.only("per-name", "per-account", "per-address", "per-password", "window");
    AttemptLimits standard = AttemptLimits.STANDARD;
    Function<YamlValue, Integer> number = v -> v.integer(1, MANY);
    return new AttemptLimits(
        section.find("per-name").map(number).orElse(standard.perName()),
        section.find("per-account").map(number).orElse(standard.perAccount()),
        section.find("per-address").map(number).orElse(standard.perAddress()),
        section.find("per-password").map(number).orElse(standard.perPassword()),
        section.find("window").map(v -> atMost(v, LONGEST_WINDOW)).orElse(standard.window()));
  }

  LookTimes looks() {
    return find("looks").map(IdentityFile::looks).orElse(LookTimes.STANDARD);
  }

  private static LookTimes looks(YamlMap section) {
    section.only("each", "all");
    LookTimes standard = LookTimes.STANDARD;
    return new LookTimes(
        section.find("each").map(v -> atMost(v, LONGEST_LOOK)).orElse(standard.each()),
        section.find("all").map(v -> atMost(v, LONGEST_LOOK)).orElse(standard.all()));
  }

  private static Duration atMost(YamlValue value, Duration longest) {
    Duration found = value.duration();
    if (found.compareTo(longest) > 0) {
      throw value.wanted("at most " + Durations.text(longest));
    }
    return found;
  }
}
