package io.sealport.policy;

import io.sealport.pki.Durations;
import io.sealport.yaml.YamlMap;
import io.sealport.yaml.YamlValue;
import java.time.Duration;
import java.util.Optional;

/** The section {@code renewal} of a profile. */
final class RenewalReader {

  private RenewalReader() {}

  static RenewalRules read(YamlMap file, Optional<Role> grants) {
    return file.map("renewal").map(m -> rules(m, grants)).orElse(RenewalRules.STANDARD);
  }

  private static RenewalRules rules(YamlMap renewal, Optional<Role> grants) {
    renewal.only(ProfileLanguage.RENEWAL.names());
    Duration afterExpiry =
        renewal
            .find("after-expiry")
            .map(RenewalReader::afterExpiry)
            .orElse(RenewalRules.STANDARD.afterExpiry());
    if (grants.isPresent() && !afterExpiry.isZero()) {
      throw renewal
          .require("after-expiry")
          .wanted("0s where the profile grants a role: what has ended gives no power");
    }
    return new RenewalRules(afterExpiry);
  }

  private static Duration afterExpiry(YamlValue value) {
    if (value.text().matches("0[smhdw]?")) {
      return Duration.ZERO;
    }
    Duration found = value.duration();
    if (found.compareTo(RenewalRules.LONGEST) > 0) {
      throw value.wanted("at most " + Durations.text(RenewalRules.LONGEST));
    }
    return found;
  }
}
