package io.sealport.cli.client;

import java.net.URI;
import java.nio.file.Path;

/**
 * A server to speak to.
 *
 * @param server its https address, without a path
 * @param trust PEM of the one root that its certificate must lead to
 * @param credential who we are
 */
public record Target(URI server, Path trust, Credential credential) {

  /** The same server, without a credential. */
  public Target asAnyone() {
    return new Target(server, trust, new Credential.None());
  }
}
