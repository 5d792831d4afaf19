package io.sealport.server.front.rest;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.sealport.api.AttemptInfo;
import io.sealport.api.Decision;
import io.sealport.api.EnrolRequest;
import io.sealport.api.Page;
import io.sealport.api.RequestInfo;
import io.sealport.api.ResumeRequest;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Durations;
import io.sealport.policy.Role;
import io.sealport.policy.Scope;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.front.Answers;
import io.sealport.server.front.Gate;
import io.sealport.server.front.Problems;
import io.sealport.server.registration.Caller;
import io.sealport.server.registration.Enrolment;
import io.sealport.server.registration.Inventory;
import io.sealport.server.registration.Outcome;
import io.sealport.server.registration.PendingRequests;
import io.sealport.server.registration.Registration;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests and renewals. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class RequestsController {

  private final Registration registration;
  private final PendingRequests pending;
  private final Inventory inventory;
  private final Bundles bundles;

  RequestsController(
      Registration registration, PendingRequests pending, Inventory inventory, Bundles bundles) {
    this.registration = registration;
    this.pending = pending;
    this.inventory = inventory;
    this.bundles = bundles;
  }

  /**
   * Asks for a certificate: issued (201), or pending (202) until its names are proven. An operator
   * or an enrolment token proves them at once.
   */
  @Post("/requests")
  @Access(value = Who.ANYONE, scope = Scope.REQUESTS_CREATE, spent = true)
  @Answers(
      status = {201, 202, 422},
      body = RequestInfo.class)
  HttpResponse<?> create(
      @Body EnrolRequest body, HttpHeaders headers, @RequestAttribute(Gate.CALLER) Caller caller) {
    // 1. Decode
    String profile = body.profile();
    if (profile == null || profile.isEmpty()) {
      throw Fault.of(Kind.BAD_INPUT, "the request names no profile");
    }
    List<String> names = body.names();
    return answer(
        registration.enrol(
            new Enrolment(profile, NameLists.of(names), csr(body), validity(body)),
            caller,
            IdempotencyKeys.of(headers)));
  }

  /** Renews the certificate that the caller uses, with its profile and names. */
  @Post("/renewals")
  @Access(value = Who.HOLDER, ended = true)
  @Answers(
      status = {201, 202, 422},
      body = RequestInfo.class)
  HttpResponse<?> renew(
      @Body EnrolRequest body, HttpHeaders headers, @RequestAttribute(Gate.CALLER) Caller caller) {
    List<String> names = body.names();
    if (body.profile() != null || (names != null && !names.isEmpty())) {
      throw Fault.of(
          Kind.BAD_INPUT, "a renewal keeps the certificate's profile and names; wanted neither");
    }
    return answer(
        registration.renew(csr(body), validity(body), caller, IdempotencyKeys.of(headers)));
  }

  /**
   * Lists requests, oldest first.
   *
   * @param status only those: pending, issued, refused, rejected or expired
   * @param profile only those for this profile
   */
  @Get("/requests{?status,profile,after,limit}")
  @Access(
      value = {Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.REQUESTS_READ)
  Page<RequestInfo> list(
      @Nullable @QueryValue String status,
      @Nullable @QueryValue String profile,
      @Nullable @QueryValue String after,
      @Nullable @QueryValue String limit,
      @RequestAttribute(Gate.CALLER) Caller caller) {
    Paging page = Paging.of(after, limit);
    String listed = caller.profileToList(profile == null ? "" : profile);
    return inventory.requests(status == null ? "" : status, listed, page.after(), page.limit());
  }

  /**
   * Shows a request, once issued with its certificate. The id is the credential: 144 random bits
   * that only the requester was told.
   *
   * @param id as the answer to the request named it
   */
  @Get("/requests/{id}")
  @Access(value = Who.ANYONE, spent = true, ended = true)
  RequestInfo show(String id, @RequestAttribute(Gate.CALLER) Caller caller) {
    RequestInfo request = bundles.complete(inventory.request(id));
    return caller.is(Role.AUDITOR, Role.OFFICER, Role.ADMINISTRATOR)
        ? request.withProofs(request.steps(), inventory.attempts(id))
        : request;
  }

  /**
   * Goes on with a pending request: the checks that need nothing more look, with what is given here
   * also those that do. The id is the credential, beside the one that the request was made with.
   *
   * @param id the request's
   */
  @Post("/requests/{id}/resume")
  @Access(value = Who.ANYONE, scope = Scope.REQUESTS_CREATE, spent = true, ended = true)
  @Answers(
      status = {201, 202, 422},
      body = RequestInfo.class)
  HttpResponse<?> resume(
      String id,
      @Nullable @Body ResumeRequest body,
      HttpRequest<?> request,
      @RequestAttribute(Gate.CALLER) Caller caller) {
    Map<String, Map<String, String>> given = body == null ? null : body.answers();
    return answer(
        pending.resume(
            id,
            given == null ? Map.of() : given,
            caller,
            Optional.of(request.getRemoteAddress().getAddress().getHostAddress())));
  }

  /**
   * Lists what was tried to prove a request, with what was done and heard on the way.
   *
   * @param id the request's
   */
  @Get("/requests/{id}/attempts")
  @Access(
      value = {Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.REQUESTS_READ)
  List<AttemptInfo> attempts(String id, @RequestAttribute(Gate.CALLER) Caller caller) {
    caller.requireReaches(inventory.request(id).profile());
    return inventory.attempts(id);
  }

  /**
   * Approves a pending request. It is issued once enough officers have, and nothing else is owed.
   *
   * @param id the request's
   */
  @Post("/requests/{id}/approve")
  @Access(
      value = {Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.REQUESTS_DECIDE)
  @Answers(
      status = {201, 202, 422},
      body = RequestInfo.class)
  HttpResponse<?> approve(
      String id, @Nullable @Body Decision decision, @RequestAttribute(Gate.CALLER) Caller caller) {
    return answer(pending.approve(id, caller, reason(decision)));
  }

  /**
   * Rejects a pending request; the reason is required, and the requester reads it.
   *
   * @param id the request's
   */
  @Post("/requests/{id}/reject")
  @Access(
      value = {Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.REQUESTS_DECIDE)
  RequestInfo reject(
      String id, @Nullable @Body Decision decision, @RequestAttribute(Gate.CALLER) Caller caller) {
    return pending.reject(id, caller, reason(decision)).request();
  }

  private HttpResponse<?> answer(Outcome outcome) {
    RequestInfo request = bundles.complete(outcome.request());
    if (outcome instanceof Outcome.Issued) {
      return HttpResponse.created(request);
    }
    if (outcome instanceof Outcome.Pending) {
      return HttpResponse.accepted().body(request);
    }
    return Problems.refused(refusal(request), request.violations(), request.id());
  }

  private static String refusal(RequestInfo request) {
    String why = request.reason() == null ? "" : ": " + request.reason();
    return switch (request.status()) {
      case "rejected" ->
          "request " + request.id() + " was rejected by " + request.decidedBy() + why;
      case "expired" -> "request " + request.id() + " is expired" + why;
      default -> "policy refuses this certificate (" + request.violations().size() + " violations)";
    };
  }

  private static byte[] csr(EnrolRequest body) {
    String csr = body.csr();
    if (csr == null || csr.isBlank()) {
      throw Fault.of(Kind.BAD_INPUT, "the request holds no CSR");
    }
    return csr.getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<Duration> validity(EnrolRequest body) {
    return Optional.ofNullable(body.validity()).map(Durations::parse);
  }

  private static String reason(@Nullable Decision decision) {
    return SpokenReason.of(decision == null ? null : decision.reason());
  }
}
