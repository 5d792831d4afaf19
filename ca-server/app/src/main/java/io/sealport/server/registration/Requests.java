package io.sealport.server.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealport.api.Json;
import io.sealport.api.RequestInfo;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.fault.Violation;
import io.sealport.pki.Csr;
import io.sealport.pki.Durations;
import io.sealport.pki.Name;
import io.sealport.pki.SerialNumber;
import io.sealport.policy.Approval;
import io.sealport.policy.Demand;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The requests as they are stored. Writes happen inside the caller's transaction. */
@Singleton
class Requests {

  /** 144 bits: whoever knows an id was told it. */
  private static final int ID_BYTES = 18;

  /** 256 bits, as RFC 8555 8.3 wants at least 128 of a token. */
  private static final int NONCE_BYTES = 32;

  private static final ObjectMapper JSON = Json.mapper();

  private final RequestRows rows;
  private final SecureRandom random;
  private final Clock clock;

  Requests(RequestRows rows, SecureRandom random, Clock clock) {
    this.rows = rows;
    this.random = random;
    this.clock = clock;
  }

  /** What a request's row says about its state. */
  record State(
      String wire,
      List<Demand> demands,
      List<Violation> violations,
      Optional<SerialNumber> serial,
      Optional<Instant> expires) {

    /** Issued; what lints warned of is kept where a refusal keeps its violations. */
    static State issued(Approval approval) {
      return new State(
          "issued",
          List.of(),
          approval.warnings(),
          Optional.of(approval.serial()),
          Optional.empty());
    }

    static State pending(List<Demand> demands, Instant expires) {
      return new State("pending", demands, List.of(), Optional.empty(), Optional.of(expires));
    }

    static State refused(List<Violation> violations) {
      return new State("refused", List.of(), violations, Optional.empty(), Optional.empty());
    }

    static State rejected() {
      return new State("rejected", List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    static State expired() {
      return new State("expired", List.of(), List.of(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * An id in hex: whatever it is, it can be an argument of a command, where "-x" would be an
   * option.
   */
  String newId() {
    return HexFormat.of().formatHex(random(ID_BYTES));
  }

  private byte[] random(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return drawn;
  }

  /** The row of a new request; {@link #add} stores it. */
  RequestRow row(Case its, List<String> names, State state) {
    Enrolment asked = its.asked();
    return new RequestRow(
        its.id(),
        0,
        asked.profile(),
        String.join("\n", names),
        Csr.toPem(asked.csr()),
        asked.validity().map(Durations::text).orElse(null),
        its.caller().id(),
        clock.millis(),
        state.wire(),
        json(state.demands()),
        json(state.violations()),
        null,
        null,
        null,
        state.serial().map(SerialNumber::toString).orElse(null),
        state.expires().map(Instant::toEpochMilli).orElse(null),
        Base64.getUrlEncoder().withoutPadding().encodeToString(random(NONCE_BYTES)),
        its.account(),
        its.replaces().map(SerialNumber::toString).orElse(null));
  }

  void add(RequestRow r, long seq) {
    rows.save(
        new RequestRow(
            r.id(),
            seq,
            r.profile(),
            r.names(),
            r.csr(),
            r.validity(),
            r.requester(),
            r.created(),
            r.state(),
            r.demands(),
            r.violations(),
            null,
            null,
            null,
            r.serial(),
            r.expires(),
            r.nonce(),
            r.account(),
            r.replaces()));
  }

  /** Writes down what a pending request owes by now. */
  void owe(String id, List<Demand> demands) {
    if (rows.owe(id, json(demands)) == 0) {
      throw Fault.of(Kind.CONFLICT, "request " + id + " is not pending any more");
    }
  }

  /**
   * Ends a pending request.
   *
   * @throws Fault CONFLICT if somebody else has decided meanwhile
   */
  void decide(String id, State state, String by, String reason) {
    int changed =
        rows.decide(
            id,
            state.wire(),
            by,
            clock.millis(),
            reason,
            state.serial().map(SerialNumber::toString).orElse(""),
            json(state.violations()));
    if (changed == 0) {
      throw Fault.of(Kind.CONFLICT, "request " + id + " is not pending any more");
    }
  }

  /**
   * The request with that id.
   *
   * @throws Fault NOT_FOUND if there is none
   */
  RequestRow require(String id) {
    return rows.findById(id)
        .orElseThrow(() -> Fault.of(Kind.NOT_FOUND, "no request \"" + Name.printable(id) + "\""));
  }

  List<RequestRow> page(long after, String state, String profile, int limit) {
    return rows.page(after, state, profile, limit);
  }

  /** Pending requests whose time is over, oldest first. */
  List<RequestRow> overdue(int limit) {
    return rows.overdue(clock.millis(), limit);
  }

  /** Pending requests for that name, whatever else they are for. */
  List<RequestRow> pendingFor(Name name) {
    return rows.ofState("pending").stream()
        .filter(row -> names(row).contains(name.toString()))
        .toList();
  }

  long count(String requester, String state) {
    return rows.count(requester, state);
  }

  /** What was asked for, from the row. */
  static Enrolment enrolment(RequestRow row) {
    return new Enrolment(
        row.profile(),
        names(row),
        row.csr().getBytes(StandardCharsets.ISO_8859_1),
        Optional.ofNullable(row.validity()).map(Durations::parse));
  }

  /** The certificate that is renewed. */
  static Optional<SerialNumber> replaces(RequestRow row) {
    return Optional.ofNullable(row.replaces()).map(SerialNumber::parse);
  }

  /** What a pending request owes. */
  static List<Demand> demands(RequestRow row) {
    return read(row.demands(), new TypeReference<List<Demand>>() {});
  }

  /** The row as the API shows it, without the certificate. */
  static RequestInfo info(RequestRow row) {
    Long decidedAt = row.decidedAt();
    boolean isIssued = row.state().equals("issued");
    List<Violation> found = read(row.violations(), new TypeReference<List<Violation>>() {});
    return new RequestInfo(
        row.id(),
        row.state(),
        row.profile(),
        names(row),
        row.requester(),
        Instant.ofEpochMilli(row.created()),
        demands(row),
        List.of(),
        List.of(),
        isIssued ? List.of() : found,
        isIssued ? found : List.of(),
        row.decidedBy(),
        decidedAt == null ? null : Instant.ofEpochMilli(decidedAt),
        row.reason(),
        row.serial(),
        null);
  }

  private static List<String> names(RequestRow row) {
    return row.names().isEmpty() ? List.of() : Arrays.asList(row.names().split("\n"));
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "a request's state cannot be written", e);
    }
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "a request's state cannot be read", e);
    }
  }
}
