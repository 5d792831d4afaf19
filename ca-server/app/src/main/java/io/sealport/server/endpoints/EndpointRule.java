package io.sealport.server.endpoints;

import io.sealport.server.status.Alarm;
import java.time.Instant;
import java.util.Optional;

/** Looks for one kind of alarm in what was found at an endpoint; one class each. */
interface EndpointRule {

  /**
   * The alarm that stands of that endpoint. Its id is the kind and the endpoint's: {@code
   * endpoint-stale:ftp.example.com:21}. Reads the database and never the network.
   */
  Optional<Alarm> look(Watched endpoint, Instant now);
}
