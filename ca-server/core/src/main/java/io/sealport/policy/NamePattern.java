package io.sealport.policy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import java.util.Arrays;

/**
 * A set of names as profiles write it: {@code dns:*.example.com}, {@code ip:10.0.0.0/8}, {@code
 * login:partner-*}.
 */
public sealed interface NamePattern permits DnsPattern, AddressRange, GlobPattern {

  /** Whether the pattern holds the name and, if it is a wildcard, every name it stands for. */
  boolean covers(Name name);

  /**
   * Whether the pattern holds the name, any name that a wildcard stands for, or a name that {@link
   * Looks} like one that it holds.
   */
  boolean touches(Name name);

  /** Whether it holds one name only. */
  boolean isLiteral();

  /** The type of the names in the set. */
  Name.Type type();

  /**
   * Reads a pattern.
   *
   * @throws Fault BAD_INPUT if it is none
   */
  static NamePattern parse(String text) {
    int colon = text.indexOf(':');
    boolean typed =
        colon > 0
            && Arrays.stream(Name.Type.values())
                .anyMatch(t -> t.wire().equals(text.substring(0, colon)));
    if (!typed) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "the pattern \""
              + Name.printable(text)
              + "\" has no type; write it as in dns:*.example.com, ip:10.0.0.0/8 or login:*");
    }
    Name.Type type = Name.Type.parse(text.substring(0, colon));
    String value = text.substring(colon + 1);
    return switch (type) {
      case DNS -> DnsPattern.parse(value);
      case IP -> AddressRange.parse(value);
      case EMAIL, UPN, LOGIN -> GlobPattern.parse(type, value);
    };
  }
}
