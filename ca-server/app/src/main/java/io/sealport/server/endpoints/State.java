package io.sealport.server.endpoints;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealport.api.EndpointFaultInfo;
import io.sealport.api.Json;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.ftps.FtpsMode;
import io.sealport.pki.Pem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the looks at an endpoint have found so far.
 *
 * @param due when it is looked at next
 * @param looked when it was last
 * @param failed how many looks in a row did not reach it
 * @param trouble why the last did not; empty if it did
 * @param served what it served when it was last reached
 * @param faults what was wrong then
 */
record State(
    Instant due,
    Optional<Instant> looked,
    int failed,
    String trouble,
    Optional<Served> served,
    List<EndpointFaultInfo> faults) {

  private static final ObjectMapper JSON = Json.mapper();

  State {
    faults = List.copyOf(faults);
  }

  /** Before the first look. */
  static State unseen(Instant due) {
    return new State(due, Optional.empty(), 0, "", Optional.empty(), List.of());
  }

  StateRow row(String id) {
    return new StateRow(
        id,
        due.toEpochMilli(),
        looked.map(Instant::toEpochMilli).orElse(null),
        failed,
        trouble,
        served.map(s -> s.reached().toEpochMilli()).orElse(null),
        served.map(s -> s.since().toEpochMilli()).orElse(null),
        served.map(Served::address).orElse(""),
        served.map(s -> s.mode().wire()).orElse(""),
        served.map(s -> Pem.certificates(s.chain())).orElse(""),
        json(faults),
        served.flatMap(Served::revokedTest).map(RevokedTest::wire).orElse(null));
  }

  static State of(StateRow row) {
    return new State(
        Instant.ofEpochMilli(row.due()),
        Optional.ofNullable(row.looked()).map(Instant::ofEpochMilli),
        row.failed(),
        row.trouble(),
        served(row),
        faults(row.faults()));
  }

  private static Optional<Served> served(StateRow row) {
    Long reached = row.reached();
    Long since = row.since();
    if (reached == null || since == null) {
      return Optional.empty();
    }
    byte[] chain = row.chain().getBytes(StandardCharsets.US_ASCII);
    return Optional.of(
        new Served(
            Instant.ofEpochMilli(reached),
            Instant.ofEpochMilli(since),
            row.address(),
            FtpsMode.parse(row.mode()),
            Pem.readCertificates(chain, "the chain of " + row.id()),
            Optional.ofNullable(row.revokedTest()).map(RevokedTest::ofWire)));
  }

  private static String json(List<EndpointFaultInfo> faults) {
    try {
      return JSON.writeValueAsString(faults);
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "the faults of an endpoint cannot be written", e);
    }
  }

  private static List<EndpointFaultInfo> faults(String json) {
    try {
      return JSON.readValue(json, new TypeReference<List<EndpointFaultInfo>>() {});
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "the faults of an endpoint cannot be read", e);
    }
  }
}
