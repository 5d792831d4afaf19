package io.sealport.policy;

import java.util.List;

/**
 * Where and how strictly the checks that look at an FTPS endpoint look.
 *
 * @param explicitPorts ports where TLS begins after AUTH TLS; 21 unless the profile names others
 * @param implicitPorts ports where TLS begins at once; 990 unless the profile names others
 * @param namedByServed whether the served certificate must hold the name in its subjectAltName, as
 *     shared hosting needs it
 * @param sharedKeys whether one key may stand for unrelated names
 */
public record EndpointRules(
    List<Integer> explicitPorts,
    List<Integer> implicitPorts,
    boolean namedByServed,
    boolean sharedKeys) {

  /** The ports of RFC 4217 and of IANA's ftps. */
  public static final EndpointRules STANDARD =
      new EndpointRules(List.of(21), List.of(990), false, false);

  public EndpointRules {
    explicitPorts = List.copyOf(explicitPorts);
    implicitPorts = List.copyOf(implicitPorts);
  }
}
