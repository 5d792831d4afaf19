package io.sealport.moving;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Where a CA comes from. */
public enum CaSource {
  OPENSSL("openssl"),
  EASY_RSA("easy-rsa"),
  PKCS12("pkcs12");

  private final String wire;

  CaSource(String wire) {
    this.wire = wire;
  }

  /** As options and reports spell it. */
  public String wire() {
    return wire;
  }

  /**
   * The source with that spelling.
   *
   * @throws Fault BAD_INPUT if there is none
   */
  public static CaSource parse(String text) {
    return Arrays.stream(values())
        .filter(s -> s.wire.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                Fault.of(
                    Kind.BAD_INPUT,
                    "\"" + Name.printable(text) + "\" is no source; known are " + wires()));
  }

  private static String wires() {
    return Arrays.stream(values()).map(CaSource::wire).collect(Collectors.joining(", "));
  }
}
