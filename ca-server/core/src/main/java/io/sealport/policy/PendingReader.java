package io.sealport.policy;

import io.sealport.pki.Durations;
import io.sealport.yaml.YamlMap;
import io.sealport.yaml.YamlValue;
import java.time.Duration;

/** The section {@code pending} of a profile. */
final class PendingReader {

  private PendingReader() {}

  static PendingRules read(YamlMap file) {
    return file.map("pending").map(PendingReader::rules).orElse(PendingRules.STANDARD);
  }

  private static PendingRules rules(YamlMap pending) {
    pending.only(ProfileLanguage.PENDING.names());
    return new PendingRules(
        pending
            .find("reserve-names")
            .map(YamlValue::bool)
            .orElse(PendingRules.STANDARD.reserveNames()),
        pending.find("expire").map(PendingReader::expire).orElse(PendingRules.STANDARD.expire()));
  }

  private static Duration expire(YamlValue value) {
    Duration found = value.duration();
    if (found.compareTo(PendingRules.LONGEST) > 0) {
      throw value.wanted("at most " + Durations.text(PendingRules.LONGEST));
    }
    return found;
  }
}
