package io.sealport.server.boot;

import io.sealport.files.SafeFile;
import io.sealport.pki.Durations;
import io.sealport.pki.Name;
import io.sealport.server.identity.web.TrustFile;
import io.sealport.yaml.YamlMap;
import io.sealport.yaml.YamlValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Values that several sections of {@code identity.yaml} and {@code events.yaml} have in common. */
final class SectionValues {

  private static final long MAX_SECRET = 4096;

  private SectionValues() {}

  /** A path, from the home. */
  static Path path(YamlValue value, Path home) {
    return home.resolve(value.text());
  }

  /** A file of CA certificates that can be read now, if the key is there. */
  static Optional<Path> trust(YamlMap section, Path home) {
    return section
        .find("trust-file")
        .map(
            v ->
                v.as(
                    text -> {
                      Path file = path(v, home);
                      TrustFile.read(file);
                      return file;
                    }));
  }

  /** A file with a secret that can be read now, and by its owner alone. */
  static Path secret(YamlValue value, Path home) {
    return value.as(
        text -> {
          Path file = path(value, home);
          SafeFile.readSecret(file, MAX_SECRET);
          return file;
        });
  }

  /** A flag; {@code standard} where the key is absent. */
  static boolean flag(YamlMap section, String key, boolean standard) {
    return section.find(key).map(YamlValue::bool).orElse(standard);
  }

  /** A length of time up to {@code longest}; {@code standard} where the key is absent. */
  static Duration duration(YamlMap section, String key, Duration longest, Duration standard) {
    return section.find(key).map(v -> atMost(v, longest)).orElse(standard);
  }

  private static Duration atMost(YamlValue value, Duration longest) {
    Duration found = value.duration();
    if (found.compareTo(longest) > 0) {
      throw value.wanted("at most " + Durations.text(longest));
    }
    return found;
  }

  /** Types of names with the claim or attribute that holds such names; a person's alone. */
  static Map<Name.Type, String> names(YamlMap section, String key) {
    Map<Name.Type, String> names = new EnumMap<>(Name.Type.class);
    section
        .map(key)
        .map(m -> m.only("login", "email", "upn"))
        .ifPresent(
            m ->
                m.keys().forEach(type -> names.put(Name.Type.parse(type), m.require(type).text())));
    return names;
  }
}
