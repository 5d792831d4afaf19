package io.sealport.policy;

import io.sealport.pki.CrlId;
import io.sealport.yaml.YamlMap;
import io.sealport.yaml.YamlValue;

/** The section {@code crl} of a profile. */
final class CrlRulesReader {

  private CrlRulesReader() {}

  static CrlRules read(YamlMap file, Usage usage) {
    return file.map("crl").map(m -> rules(m, usage)).orElse(CrlRules.STANDARD);
  }

  private static CrlRules rules(YamlMap crl, Usage usage) {
    crl.only(ProfileLanguage.CRL.names());
    if (usage == Usage.OCSP) {
      // RFC 6960 4.2.2.2.1
      throw crl.place().fault("crl is not for usage ocsp: a responder's certificate names no CRL");
    }
    return new CrlRules(
        crl.find("shards")
            .map(v -> v.integer(0, CrlId.MOST_SHARDS))
            .orElse(CrlRules.STANDARD.shards()),
        crl.find("delta").map(YamlValue::bool).orElse(CrlRules.STANDARD.delta()));
  }
}
