package io.sealport.server.endpoints;

import io.sealport.api.AlarmInfo;
import io.sealport.api.EndpointInfo;
import io.sealport.api.EndpointLook;
import io.sealport.ftps.server.FtpServerKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A registered endpoint and what the looks at it have found.
 *
 * @param seq its journal entry, and its place in lists
 */
record Watched(Endpoint endpoint, long seq, String createdBy, Instant created, State state) {

  String id() {
    return endpoint.id();
  }

  /** What it served when it was last reached. */
  Optional<Served> served() {
    return state.served();
  }

  /** The same endpoint with other settings. */
  Watched with(Endpoint other) {
    return new Watched(other, seq, createdBy, created, state);
  }

  /**
   * As the API tells it.
   *
   * @param looks absent in lists, which leave the chain out too
   */
  EndpointInfo info(List<AlarmInfo> alarms, @Nullable List<EndpointLook> looks) {
    return new EndpointInfo(
        id(),
        endpoint.name().toString(),
        endpoint.port(),
        endpoint.mode().wire(),
        endpoint.schedule().cron().toString(),
        endpoint.schedule().zone().getId(),
        endpoint.profile().orElse(null),
        endpoint.testsRevoked(),
        endpoint.server().map(FtpServerKind::id).orElse(null),
        endpoint.labels(),
        createdBy,
        created,
        state.due(),
        state.looked().orElse(null),
        state.failed(),
        state.trouble().isEmpty() ? null : state.trouble(),
        state.served().map(s -> s.info(looks != null)).orElse(null),
        state.faults(),
        alarms,
        looks);
  }
}
