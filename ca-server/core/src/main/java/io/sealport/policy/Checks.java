package io.sealport.policy;

import io.sealport.yaml.YamlValue;
import java.util.List;

/** The checks that this version can make, as profiles spell them. */
final class Checks {

  /** Only the server itself passes it. */
  static final String SYSTEM = "system";

  static final List<String> KNOWN = List.of("token", "approval", "operator", "renewal", SYSTEM);

  /** Planned, so that a profile which names one learns that it is no slip of the pen. */
  private static final List<String> LATER =
      List.of(
          "endpoint-key",
          "endpoint-challenge",
          "endpoint-file",
          "http-01",
          "dns-01",
          "tls-alpn-01",
          "ftp-login",
          "ftp-upload",
          "oidc",
          "ldap",
          "certificate",
          "webhook");

  private Checks() {}

  static String wanted() {
    return "one or more of " + String.join(", ", KNOWN);
  }

  static void require(YamlValue check) {
    if (LATER.contains(check.text())) {
      throw check
          .place()
          .fault(
              check.key()
                  + ": this version cannot make the check \""
                  + check.text()
                  + "\" yet; wanted "
                  + wanted());
    }
    if (!KNOWN.contains(check.text())) {
      throw check.wanted(wanted());
    }
  }
}
