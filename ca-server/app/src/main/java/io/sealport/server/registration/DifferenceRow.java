package io.sealport.server.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.sealport.api.Json;
import io.sealport.api.PolicyDifference;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.policy.Opinion;
import java.time.Instant;
import java.util.List;

/** A difference as it is stored; opinions are JSON, names one a line. */
@MappedEntity("policy_difference")
record DifferenceRow(
    @Id long seq,
    long at,
    String request,
    String profile,
    String names,
    String active,
    String candidate,
    String activeBook,
    String candidateBook) {

  private static final ObjectMapper JSON = Json.mapper();

  static DifferenceRow of(long seq, PolicyDifference d) {
    return new DifferenceRow(
        seq,
        d.at().toEpochMilli(),
        d.request(),
        d.profile(),
        String.join("\n", d.names()),
        write(d.active()),
        write(d.candidate()),
        d.activeFingerprint(),
        d.candidateFingerprint());
  }

  PolicyDifference info() {
    return new PolicyDifference(
        seq,
        Instant.ofEpochMilli(at),
        request,
        profile,
        names.isEmpty() ? List.of() : List.of(names.split("\n")),
        read(active),
        read(candidate),
        activeBook,
        candidateBook);
  }

  private static String write(Opinion opinion) {
    try {
      return JSON.writeValueAsString(opinion);
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "an opinion cannot be written", e);
    }
  }

  private static Opinion read(String json) {
    try {
      return JSON.readValue(json, Opinion.class);
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "an opinion cannot be read", e);
    }
  }
}
