package io.sealport.api;

import io.sealport.fault.Violation;
import io.sealport.policy.Demand;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request and what became of it.
 *
 * @param id unguessable: whoever knows it may read the request and fetch the certificate
 * @param status {@code pending}, {@code issued}, {@code refused} (by policy) or {@code rejected}
 *     (by an operator)
 * @param names what was asked for, {@code type:value}
 * @param requester who asked
 * @param demands what is still to be proven while pending
 * @param steps what the requester can do next, where one pending request is answered
 * @param attempts what was tried to prove it, where one request is answered
 * @param violations why policy refused it
 * @param warnings what lints found that does not refuse it, once issued
 * @param decidedBy the operator who approved or rejected
 * @param reason the operator's words
 * @param serial the certificate issued
 * @param bundle the certificate issued, where one request is answered; absent in lists
 */
public record RequestInfo(
    String id,
    @OneOf({"pending", "issued", "refused", "rejected", "expired"}) String status,
    String profile,
    List<String> names,
    String requester,
    Instant created,
    List<Demand> demands,
    List<Step> steps,
    List<AttemptInfo> attempts,
    List<Violation> violations,
    List<Violation> warnings,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String reason,
    @Nullable String serial,
    @Nullable CertificateBundle bundle) {

  public RequestInfo {
    // An older server does not tell them.
    steps = Objects.requireNonNullElse(steps, List.of());
    attempts = Objects.requireNonNullElse(attempts, List.of());
  }

  /** The same with what the requester can do next, and what was tried. */
  public RequestInfo withProofs(List<Step> next, List<AttemptInfo> tried) {
    return new RequestInfo(
        id,
        status,
        profile,
        names,
        requester,
        created,
        demands,
        next,
        tried,
        violations,
        warnings,
        decidedBy,
        decidedAt,
        reason,
        serial,
        bundle);
  }

  /** The same with the certificate. */
  public RequestInfo withBundle(CertificateBundle issued) {
    return new RequestInfo(
        id,
        status,
        profile,
        names,
        requester,
        created,
        demands,
        steps,
        attempts,
        violations,
        warnings,
        decidedBy,
        decidedAt,
        reason,
        serial,
        issued);
  }
}
