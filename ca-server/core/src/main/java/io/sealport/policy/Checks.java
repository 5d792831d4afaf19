package io.sealport.policy;

import io.sealport.yaml.YamlValue;
import java.util.List;

/** The checks that this version can make, as profiles spell them. */
final class Checks {

  /** Only the server itself passes it. */
  static final String SYSTEM = "system";

  /** What several officers vouch for together. */
  static final String APPROVAL = "approval";

  /** The requester holds a certificate with the same names and used its key. */
  static final String RENEWAL = "renewal";

  /** An operator asks directly. */
  static final String OPERATOR = "operator";

  static final List<String> KNOWN =
      List.of(
          "token",
          APPROVAL,
          OPERATOR,
          RENEWAL,
          "endpoint-key",
          "endpoint-challenge",
          "endpoint-file",
          "endpoint-renewal",
          "http-01",
          "dns-01",
          "tls-alpn-01",
          "ftp-login",
          "ftp-upload",
          "oidc",
          "ldap",
          "certificate",
          "webhook",
          SYSTEM);

  private Checks() {}

  static String wanted() {
    return "one or more of " + String.join(", ", KNOWN);
  }

  static String require(YamlValue check) {
    if (!KNOWN.contains(check.text())) {
      throw check.wanted(wanted());
    }
    return check.text();
  }
}
