package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Why a certificate is revoked (RFC 5280 5.3.1), as far as a requester may say. */
public enum RevocationReason {
  UNSPECIFIED("unspecified", 0),
  KEY_COMPROMISE("keyCompromise", 1),
  CA_COMPROMISE("cACompromise", 2),
  AFFILIATION_CHANGED("affiliationChanged", 3),
  SUPERSEDED("superseded", 4),
  CESSATION_OF_OPERATION("cessationOfOperation", 5),
  /** The one that can be taken back. */
  CERTIFICATE_HOLD("certificateHold", 6),
  PRIVILEGE_WITHDRAWN("privilegeWithdrawn", 9);

  private final String wire;
  private final int code;

  RevocationReason(String wire, int code) {
    this.wire = wire;
    this.code = code;
  }

  /** The RFC's spelling. */
  public String wire() {
    return wire;
  }

  /** CRLReason's number. */
  public int code() {
    return code;
  }

  /**
   * The reason with that spelling, in any case.
   *
   * @throws Fault BAD_INPUT if there is none
   */
  public static RevocationReason parse(String text) {
    return Arrays.stream(values())
        .filter(r -> r.wire.equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                Fault.of(
                    Kind.BAD_INPUT,
                    "\"" + Name.printable(text) + "\" is no reason; known are " + wires()));
  }

  private static String wires() {
    return Arrays.stream(values()).map(RevocationReason::wire).collect(Collectors.joining(", "));
  }
}
