package io.sealport.server.boot;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.server.identity.person.CertificateSettings;
import io.sealport.server.identity.person.CertificateSettings.Authority;
import io.sealport.server.identity.person.CertificateSettings.Revocation;
import io.sealport.server.identity.web.WebAddress;
import io.sealport.yaml.YamlMap;
import io.sealport.yaml.YamlValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The section {@code certificate} of {@code identity.yaml}: the foreign CAs that are believed. */
final class CertificateSection {

  private CertificateSection() {}

  /**
   * Reads the section.
   *
   * @throws Fault BAD_CONFIGURATION with file, line and what is wanted
   */
  static CertificateSettings read(YamlMap section, Path home) {
    section.only("authorities");
    return new CertificateSettings(
        section.maps("authorities").stream().map(m -> authority(m, home)).toList());
  }

  private static Authority authority(YamlMap authority, Path home) {
    authority.only(
        "name",
        "anchors",
        "crl-files",
        "crl-urls",
        "crl-hosts",
        "ocsp-url",
        "trust-file",
        "soft-fail",
        "common-name-is-login");
    return new Authority(
        authority.require("name").text(),
        existing(authority.require("anchors"), home),
        revocation(authority, home),
        SectionValues.flag(authority, "common-name-is-login", true));
  }

  private static Revocation revocation(YamlMap authority, Path home) {
    return new Revocation(
        authority.list("crl-files").stream().map(v -> SectionValues.path(v, home)).toList(),
        authority.list("crl-urls").stream().map(v -> v.as(WebAddress::ofSigned)).toList(),
        authority.list("crl-hosts").stream().map(YamlValue::text).collect(Collectors.toSet()),
        authority.find("ocsp-url").map(v -> v.as(WebAddress::ofSigned)),
        SectionValues.trust(authority, home),
        SectionValues.flag(authority, "soft-fail", false));
  }

  private static Path existing(YamlValue value, Path home) {
    return value.as(
        text -> {
          Path place = SectionValues.path(value, home);
          if (!Files.exists(place)) {
            throw Fault.of(Kind.NOT_FOUND, "no file or folder " + place);
          }
          return place;
        });
  }
}
