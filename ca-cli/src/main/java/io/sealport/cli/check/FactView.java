package io.sealport.cli.check;

import io.sealport.ftps.check.EndpointFact;

/**
 * Something that was found at an endpoint and is not wrong.
 *
 * @param id such as {@code tls-versions} or {@code session-reuse}
 */
record FactView(String id, String value) {

  static FactView of(EndpointFact fact) {
    return new FactView(fact.id(), fact.value());
  }
}
