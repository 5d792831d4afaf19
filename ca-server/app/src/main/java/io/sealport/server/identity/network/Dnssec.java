package io.sealport.server.identity.network;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What is demanded of the signatures on answers (RFC 4035). */
public enum Dnssec {
  /** Answers are taken as they come. */
  OFF("off"),
  /** A zone that is signed must be signed right; one that is provably not signed is believed. */
  WHERE_OFFERED("where-offered"),
  /** Nothing but signed answers is believed. */
  REQUIRED("required");

  private final String wire;

  Dnssec(String wire) {
    this.wire = wire;
  }

  public String wire() {
    return wire;
  }

  /**
   * The mode with that wire value.
   *
   * @throws Fault BAD_INPUT if there is none
   */
  public static Dnssec parse(String text) {
    return Arrays.stream(values())
        .filter(m -> m.wire.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                Fault.of(
                    Kind.BAD_INPUT,
                    "\""
                        + Name.printable(text)
                        + "\" is no mode of DNSSEC; wanted "
                        + Arrays.stream(values())
                            .map(Dnssec::wire)
                            .collect(Collectors.joining(", "))));
  }
}
