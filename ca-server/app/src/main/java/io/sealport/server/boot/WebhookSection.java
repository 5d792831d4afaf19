package io.sealport.server.boot;

import io.sealport.server.identity.person.WebhookSettings;
import io.sealport.server.identity.web.WebAddress;
import io.sealport.yaml.YamlMap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The section {@code webhook} of {@code identity.yaml}: the operator's own service. */
final class WebhookSection {

  private static final Duration LONGEST_SKEW = Duration.ofMinutes(5);
  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);

  private WebhookSection() {}

  /**
   * Reads the section.
   *
   * @throws io.sealport.fault.Fault BAD_CONFIGURATION with file, line and what is wanted
   */
  static WebhookSettings read(YamlMap section, Path home) {
    section.only("url", "secret-file", "trust-file", "timeout", "clock-skew");
    return new WebhookSettings(
        Optional.of(
            new WebhookSettings.Service(
                section.require("url").as(WebAddress::parse),
                SectionValues.secret(section.require("secret-file"), home),
                SectionValues.trust(section, home),
                SectionValues.duration(section, "timeout", LONGEST_ANSWER, Duration.ofSeconds(10)),
                SectionValues.duration(
                    section, "clock-skew", LONGEST_SKEW, Duration.ofMinutes(1)))));
  }
}
