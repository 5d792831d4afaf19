package io.sealport.pki.status;

import java.util.List;

/** The reasons of a revocation as any CA may give them (RFC 5280 5.3.1), in their order. */
final class Reasons {

  private static final List<String> NAMES =
      List.of(
          "unspecified",
          "keyCompromise",
          "cACompromise",
          "affiliationChanged",
          "superseded",
          "cessationOfOperation",
          "certificateHold",
          "unused (7)",
          "removeFromCRL",
          "privilegeWithdrawn",
          "aACompromise");

  private Reasons() {}

  static String name(int code) {
    return code >= 0 && code < NAMES.size() ? NAMES.get(code) : "reason " + code;
  }
}
