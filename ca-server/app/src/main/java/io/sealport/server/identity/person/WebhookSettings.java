package io.sealport.server.identity.person;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The operator's own service that says yes or no.
 *
 * @param service where it is asked; empty switches the check off
 */
public record WebhookSettings(Optional<Service> service) {

  /** Nobody is asked. */
  public static final WebhookSettings NONE = new WebhookSettings(Optional.empty());

  /**
   * A service.
   *
   * @param url https, or http at a loopback address
   * @param secretFile what both sides know, at least 32 characters; for its owner alone, read at
   *     every question
   * @param trust CAs that its https is verified with; empty for those of the Java installation
   * @param timeout how long it may take, within the look's own deadline
   * @param skew how far its clock may be from ours
   */
  public record Service(
      URI url, Path secretFile, Optional<Path> trust, Duration timeout, Duration skew) {

    /** A person at a keyboard waits for the answer. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    public Service {
      if (timeout.compareTo(LONGEST) > 0) {
        throw Fault.of(
            Kind.BAD_INPUT,
            "the service may take " + timeout.toSeconds() + " seconds; wanted at most 60");
      }
    }
  }
}
