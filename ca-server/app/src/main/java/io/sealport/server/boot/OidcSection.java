package io.sealport.server.boot;

import io.sealport.server.identity.person.OidcSettings;
import io.sealport.server.identity.person.OidcSettings.Demands;
import io.sealport.server.identity.person.OidcSettings.Issuer;
import io.sealport.server.identity.person.OidcSettings.Keys;
import io.sealport.server.identity.person.OidcSettings.Meaning;
import io.sealport.server.identity.web.WebAddress;
import io.sealport.yaml.YamlMap;
import io.sealport.yaml.YamlValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The section {@code oidc} of {@code identity.yaml}: whose tokens prove something. */
final class OidcSection {

  private static final Duration LONGEST_SKEW = Duration.ofMinutes(5);
  private static final Duration LONGEST_AGE = Duration.ofHours(24);

  private OidcSection() {}

  /**
   * Reads the section.
   *
   * @throws io.sealport.fault.Fault BAD_CONFIGURATION with file, line and what is wanted
   */
  static OidcSettings read(YamlMap section, Path home) {
    section.only("issuers");
    List<Issuer> issuers = section.maps("issuers").stream().map(m -> issuer(m, home)).toList();
    if (issuers.stream().map(Issuer::issuer).distinct().count() < issuers.size()) {
      throw section.place().fault("an issuer stands in oidc.issuers twice");
    }
    return new OidcSettings(issuers);
  }

  private static Issuer issuer(YamlMap issuer, Path home) {
    issuer.only(
        "issuer",
        "audience",
        "jwks-url",
        "jwks-file",
        "trust-file",
        "keep-keys",
        "algorithms",
        "types",
        "clock-skew",
        "max-age",
        "require-fresh",
        "require-nonce",
        "claims",
        "require",
        "trust-unverified-email");
    YamlValue name = issuer.require("issuer");
    name.as(WebAddress::parse);
    return new Issuer(
        name.text(),
        issuer.require("audience").text(),
        keys(issuer, home),
        demands(issuer),
        meaning(issuer));
  }

  private static Keys keys(YamlMap issuer, Path home) {
    if (issuer.find("jwks-url").isPresent() && issuer.find("jwks-file").isPresent()) {
      throw issuer
          .place("jwks-file")
          .fault("an issuer has jwks-url or jwks-file, or neither for discovery; not both");
    }
    return new Keys(
        issuer.find("jwks-url").map(v -> v.as(WebAddress::parse)),
        issuer.find("jwks-file").map(v -> SectionValues.path(v, home)),
        SectionValues.trust(issuer, home),
        SectionValues.duration(issuer, "keep-keys", LONGEST_AGE, Keys.DISCOVERED.keep()));
  }

  private static Demands demands(YamlMap issuer) {
    Demands strict = Demands.STRICT;
    return new Demands(
        algorithms(issuer, strict.algorithms()),
        texts(issuer, "types", strict.types()),
        SectionValues.duration(issuer, "clock-skew", LONGEST_SKEW, strict.skew()),
        SectionValues.duration(issuer, "max-age", LONGEST_AGE, strict.maxAge()),
        SectionValues.flag(issuer, "require-fresh", strict.fresh()),
        SectionValues.flag(issuer, "require-nonce", strict.nonce()));
  }

  private static Set<String> algorithms(YamlMap issuer, Set<String> standard) {
    for (YamlValue algorithm : issuer.list("algorithms")) {
      if (!OidcSettings.ALGORITHMS.contains(algorithm.text())) {
        throw algorithm.wanted(
            "one of " + String.join(", ", new java.util.TreeSet<>(OidcSettings.ALGORITHMS)));
      }
    }
    return texts(issuer, "algorithms", standard);
  }

  private static Set<String> texts(YamlMap issuer, String key, Set<String> standard) {
    Set<String> found = issuer.list(key).stream().map(YamlValue::text).collect(Collectors.toSet());
    return found.isEmpty() ? standard : found;
  }

  private static Meaning meaning(YamlMap issuer) {
    Map<String, Set<String>> require = new TreeMap<>();
    issuer
        .map("require")
        .ifPresent(m -> m.keys().forEach(claim -> require.put(claim, texts(m, claim, Set.of()))));
    return new Meaning(
        SectionValues.names(issuer, "claims"),
        require,
        SectionValues.flag(issuer, "trust-unverified-email", false));
  }
}
