package io.sealport.server.endpoints;

import io.sealport.server.status.Alarm;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Several looks in a row did not reach the endpoint. */
@Singleton
class ReachRule implements EndpointRule {

  /** One may fall into a restart, two into an update. */
  static final int FAILED = 3;

  @Override
  public Optional<Alarm> look(Watched endpoint, Instant now) {
    State state = endpoint.state();
    return state.failed() < FAILED
        ? Optional.empty()
        : Optional.of(
            Alarm.of(
                "endpoint-unreachable:" + endpoint.id(),
                true,
                endpoint.id()
                    + " was not reached by the last "
                    + state.failed()
                    + " looks: "
                    + state.trouble(),
                "if it is no more: sealport endpoints remove " + endpoint.id()));
  }
}
