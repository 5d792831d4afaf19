package io.sealport.server.boot;

import io.sealport.server.identity.person.LdapSettings;
import io.sealport.server.identity.person.LdapSettings.Account;
import io.sealport.server.identity.person.LdapSettings.Search;
import io.sealport.server.identity.person.LdapSettings.Servers;
import io.sealport.yaml.YamlMap;
import io.sealport.yaml.YamlValue;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The section {@code ldap} of {@code identity.yaml}: the directory whose passwords are believed.
 */
final class LdapSection {

  /** Enough for a shift that begins at the same minute. */
  private static final int AT_ONCE = 4;

  private LdapSection() {}

  /**
   * Reads the section.
   *
   * @throws io.sealport.fault.Fault BAD_CONFIGURATION with file, line and what is wanted
   */
  static LdapSettings read(YamlMap section, Path home) {
    section.only(
        "servers",
        "trust-file",
        "plain-on-loopback",
        "account",
        "password-file",
        "base",
        "filter",
        "require",
        "attributes",
        "at-once");
    return new LdapSettings(
        servers(section, home),
        account(section, home),
        search(section),
        SectionValues.names(section, "attributes"),
        section.find("at-once").map(v -> v.integer(1, 100)).orElse(AT_ONCE));
  }

  private static Servers servers(YamlMap section, Path home) {
    List<URI> addresses =
        section.list("servers").stream().map(v -> v.as(LdapSettings::address)).toList();
    if (addresses.isEmpty()) {
      throw section.place().fault("ldap.servers is missing; wanted ldaps://HOST[:PORT]");
    }
    Optional<Path> trust = SectionValues.trust(section, home);
    return section
        .find("plain-on-loopback")
        .map(v -> v.as(text -> new Servers(addresses, trust, v.bool())))
        .orElseGet(() -> new Servers(addresses, trust, false));
  }

  private static Optional<Account> account(YamlMap section, Path home) {
    Optional<YamlValue> account = section.find("account");
    Optional<YamlValue> password = section.find("password-file");
    if (account.isPresent() != password.isPresent()) {
      throw section
          .place()
          .fault("ldap.account and ldap.password-file go together; one of them is missing");
    }
    return account.map(
        v -> v.as(dn -> new Account(dn, SectionValues.secret(password.orElseThrow(), home))));
  }

  private static Search search(YamlMap section) {
    YamlValue base = section.require("base");
    base.as(text -> new Search(text, LdapSettings.NONE.search().filter(), Optional.empty()));
    String filter =
        section
            .find("filter")
            .map(v -> v.as(text -> new Search("", text, Optional.empty()).filter()))
            .orElse(LdapSettings.NONE.search().filter());
    return section
        .find("require")
        .map(v -> v.as(text -> new Search(base.text(), filter, Optional.of(text))))
        .orElseGet(() -> new Search(base.text(), filter, Optional.empty()));
  }
}
