package io.sealport.server.boot;

import com.google.common.net.HostAndPort;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.Name;
import io.sealport.server.events.action.MailSettings;
import io.sealport.server.events.action.MailSettings.Security;
import io.sealport.server.events.action.MailText;
import io.sealport.yaml.YamlMap;
import io.sealport.yaml.YamlValue;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code mail} of a channel: a server, who sends, who is told, and in which words. */
final class MailSection {

  private static final long MAX_TEMPLATE = 64 * 1024;
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|::1");

  private MailSection() {}

  /**
   * Reads the section.
   *
   * @throws Fault BAD_CONFIGURATION with file, line and what is wanted
   */
  static MailSettings read(YamlMap section, Path home) {
    section.only(
        "server",
        "security",
        "trust-file",
        "user",
        "password-file",
        "from",
        "to",
        "subject",
        "text-file",
        "timeout");
    List<String> to = section.list("to").stream().map(v -> v.as(MailSection::address)).toList();
    if (to.isEmpty()) {
      throw section.place().fault("\"to\" is missing: nobody would be told");
    }
    return new MailSettings(
        host(section, home),
        account(section, home),
        section.require("from").as(MailSection::address),
        to,
        text(section, home),
        SectionValues.duration(section, "timeout", LONGEST, Duration.ofSeconds(30)));
  }

  private static MailSettings.Host host(YamlMap section, Path home) {
    Security security =
        section.find("security").map(MailSection::security).orElse(Security.STARTTLS);
    YamlValue server = section.require("server");
    HostAndPort place = server.as(MailSection::place);
    if (security == Security.NONE && !LOOPBACK.matcher(place.getHost()).matches()) {
      throw server.wanted("a loopback address where security is none: mails are read on their way");
    }
    // RFC 6409, RFC 8314 and RFC 5321.
    int standard =
        switch (security) {
          case STARTTLS -> 587;
          case IMPLICIT -> 465;
          case NONE -> 25;
        };
    return new MailSettings.Host(
        place.getHost(),
        place.getPortOrDefault(standard),
        security,
        SectionValues.trust(section, home));
  }

  private static Security security(YamlValue value) {
    for (Security security : Security.values()) {
      if (security.name().toLowerCase(Locale.ROOT).equals(value.text())) {
        return security;
      }
    }
    throw value.wanted("starttls, implicit or none");
  }

  private static HostAndPort place(String text) {
    try {
      HostAndPort place = HostAndPort.fromString(text);
      if (place.getHost().matches("[A-Za-z0-9.:-]+")) {
        return place;
      }
    } catch (IllegalArgumentException e) {
      // The message below says it.
    }
    throw Fault.of(Kind.BAD_INPUT, "\"" + Name.printable(text) + "\" is not HOST[:PORT]");
  }

  private static Optional<MailSettings.Account> account(YamlMap section, Path home) {
    Optional<YamlValue> user = section.find("user");
    if (user.isEmpty()) {
      section
          .find("password-file")
          .ifPresent(
              v -> {
                throw v.place().fault("a password-file without a user");
              });
      return Optional.empty();
    }
    Path password = SectionValues.secret(section.require("password-file"), home);
    return Optional.of(new MailSettings.Account(user.get().text(), password));
  }

  /** An address that no header can be smuggled in with. */
  private static String address(String text) {
    try {
      InternetAddress address = new InternetAddress(text, true);
      if (text.chars().noneMatch(Character::isISOControl)
          && address.getAddress().indexOf('@') > 0) {
        return text;
      }
    } catch (AddressException e) {
      // The message below says it.
    }
    throw Fault.of(
        Kind.BAD_INPUT,
        "\"" + Name.printable(text) + "\" is no mail address; wanted pki@example.com");
  }

  private static MailText text(YamlMap section, Path home) {
    MailText subject =
        section
            .find("subject")
            .map(v -> v.as(MailText.STANDARD::withSubject))
            .orElse(MailText.STANDARD);
    return section
        .find("text-file")
        .map(
            v ->
                v.as(
                    path ->
                        subject.withText(
                            SafeFile.readText(SectionValues.path(v, home), MAX_TEMPLATE))))
        .orElse(subject);
  }
}
