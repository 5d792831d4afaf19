package io.sealport.cli.client;

import java.nio.file.Path;

/** How the command line proves who it is. */
public sealed interface Credential {

  /** As anyone. */
  record None() implements Credential {}

  /**
   * A client certificate.
   *
   * @param certificate PEM, the leaf first, its chain after it
   * @param key PEM, not encrypted
   */
  record ClientCertificate(Path certificate, Path key) implements Credential {}

  /** An enrolment or API token. */
  record Bearer(String token) implements Credential {

    @Override
    public String toString() {
      return "Bearer[...]";
    }
  }

  /** The kind in one word, for lists. */
  default String word() {
    if (this instanceof ClientCertificate) {
      return "certificate";
    }
    return this instanceof Bearer ? "token" : "none";
  }
}
