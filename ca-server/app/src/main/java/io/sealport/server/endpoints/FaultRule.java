package io.sealport.server.endpoints;

import io.sealport.api.EndpointFaultInfo;
import io.sealport.ftps.check.FaultArea;
import io.sealport.ftps.check.FaultId;
import io.sealport.ftps.check.Severity;
import io.sealport.server.status.Alarm;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The last look that reached the endpoint found an error: a broken chain, a wrong name, ... */
@Singleton
class FaultRule implements EndpointRule {

  @Override
  public Optional<Alarm> look(Watched endpoint, Instant now) {
    List<EndpointFaultInfo> errors =
        endpoint.state().faults().stream()
            .filter(f -> f.severity().equals(Severity.ERROR.wire()))
            // ExpiryRule tells it with longer notice.
            .filter(f -> !f.id().equals(FaultId.EXPIRED.wire()))
            .toList();
    return errors.isEmpty() ? Optional.empty() : Optional.of(alarm(endpoint.id(), errors));
  }

  private static Alarm alarm(String id, List<EndpointFaultInfo> errors) {
    EndpointFaultInfo first = errors.get(0);
    int more = errors.size() - 1;
    return Alarm.of(
        "endpoint-faults:" + id,
        errors.stream().anyMatch(f -> f.area().equals(FaultArea.CERTIFICATE.wire())),
        id
            + ": "
            + first.id()
            + ": found "
            + first.found()
            + ", wanted "
            + first.wanted()
            + (more > 0 ? "; and " + more + " more: sealport endpoints show " + id : ""),
        first.hint());
  }
}
