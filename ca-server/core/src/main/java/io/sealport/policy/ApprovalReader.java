package io.sealport.policy;

import io.sealport.yaml.YamlMap;
import io.sealport.yaml.YamlValue;

/** The section {@code approval} of a profile. */
final class ApprovalReader {

  private static final String BECAUSE = "officers approve it";

  private ApprovalReader() {}

  static ApprovalRules read(YamlMap file) {
    return file.map("approval").map(ApprovalReader::rules).orElse(ApprovalRules.STANDARD);
  }

  private static ApprovalRules rules(YamlMap approval) {
    approval.only(ProfileLanguage.APPROVAL.names());
    ApprovalRules standard = ApprovalRules.STANDARD;
    return new ApprovalRules(
        approval
            .find("when")
            .map(v -> v.as(text -> RuleLanguage.compile("approval.when", text, BECAUSE))),
        approval
            .find("points")
            .map(v -> v.integer(1, ApprovalRules.MOST_POINTS))
            .orElse(standard.points()),
        approval.find("expire").map(YamlValue::duration).orElse(standard.expire()),
        approval.find("reason").map(YamlValue::bool).orElse(standard.reasoned()),
        approval.find("renewals").map(YamlValue::bool).orElse(standard.renewals()));
  }
}
