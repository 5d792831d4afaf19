package io.sealport.policy;

import io.sealport.pki.Durations;
import io.sealport.yaml.YamlMap;
import io.sealport.yaml.YamlValue;
import java.time.Duration;

/** The section {@code validity} of a profile. */
final class ValidityReader {

  private static final Duration DEFAULT_BACKDATE = Duration.ofMinutes(5);

  /** A clock that is slower than this needs repair, not an older certificate. */
  private static final Duration MAX_BACKDATE = Duration.ofHours(1);

  private ValidityReader() {}

  static ValidityRules read(YamlMap file, Usage usage) {
    YamlMap validity =
        file.map("validity")
            .orElseThrow(
                () ->
                    file.place()
                        .fault("the key \"validity\" is missing; wanted validity: {max: ...}"));
    validity.only(ProfileLanguage.VALIDITY.names());
    Duration max = atMost(validity.require("max"), usage.maxValidity());
    Duration standard = validity.find("default").map(v -> atMost(v, max)).orElse(max);
    Duration backdate = validity.find("backdate").map(v -> backdate(v)).orElse(DEFAULT_BACKDATE);
    return new ValidityRules(standard, max, backdate);
  }

  /** {@code 0s} switches it off, so zero is allowed here. */
  private static Duration backdate(YamlValue value) {
    return value.text().matches("0[smhdw]?") ? Duration.ZERO : atMost(value, MAX_BACKDATE);
  }

  private static Duration atMost(YamlValue value, Duration limit) {
    Duration found = value.duration();
    if (found.compareTo(limit) > 0) {
      throw value.wanted("at most " + Durations.text(limit));
    }
    return found;
  }
}
