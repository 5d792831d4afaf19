package io.sealport.server.boot;

import io.sealport.server.events.action.ActionSettings;
import io.sealport.server.events.action.WebhookSecret;
import io.sealport.server.events.action.WebhookSettings;
import io.sealport.server.identity.web.WebAddress;
import io.sealport.yaml.YamlMap;
import java.nio.file.Path;
import java.time.Duration;

/** A channel of {@code events.yaml}: exactly one way to tell. */
final class ChannelSection {

  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);

  private ChannelSection() {}

  /**
   * Reads the channel.
   *
   * @throws io.sealport.fault.Fault BAD_CONFIGURATION with file, line and what is wanted
   */
  static ActionSettings read(YamlMap channel, Path home) {
    channel.only("mail", "webhook", "process");
    if (channel.keys().size() != 1) {
      throw channel.place().fault("a channel is one of mail, webhook and process");
    }
    String kind = channel.keys().get(0);
    YamlMap section = channel.map(kind).orElseThrow();
    return switch (kind) {
      case "mail" -> MailSection.read(section, home);
      case "webhook" -> webhook(section, home);
      default -> ProcessSection.read(section, home);
    };
  }

  private static WebhookSettings webhook(YamlMap section, Path home) {
    section.only("url", "secret-file", "trust-file", "timeout");
    Path secret = SectionValues.secret(section.require("secret-file"), home);
    section.require("secret-file").as(text -> WebhookSecret.read(secret));
    return new WebhookSettings(
        section.require("url").as(WebAddress::parse),
        secret,
        SectionValues.trust(section, home),
        SectionValues.duration(section, "timeout", LONGEST_ANSWER, Duration.ofSeconds(10)));
  }
}
