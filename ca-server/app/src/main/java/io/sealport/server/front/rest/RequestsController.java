package io.sealport.server.front.rest;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.sealport.api.Decision;
import io.sealport.api.EnrolRequest;
import io.sealport.api.Page;
import io.sealport.api.RequestInfo;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Durations;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.front.Gate;
import io.sealport.server.front.Problems;
import io.sealport.server.registration.Caller;
import io.sealport.server.registration.Enrolment;
import io.sealport.server.registration.Inventory;
import io.sealport.server.registration.Outcome;
import io.sealport.server.registration.Registration;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests and renewals. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class RequestsController {

  private final Registration registration;
  private final Inventory inventory;
  private final Bundles bundles;

  RequestsController(Registration registration, Inventory inventory, Bundles bundles) {
    this.registration = registration;
    this.inventory = inventory;
    this.bundles = bundles;
  }

  @Post("/requests")
  @Access(value = Who.ANYONE, spent = true)
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

  @Post("/renewals")
  @Access(Who.HOLDER)
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

  @Get("/requests{?status,profile,after,limit}")
  @Access({Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR})
  Page<RequestInfo> list(
      @Nullable @QueryValue String status,
      @Nullable @QueryValue String profile,
      @Nullable @QueryValue String after,
      @Nullable @QueryValue String limit) {
    Paging page = Paging.of(after, limit);
    return inventory.requests(
        status == null ? "" : status, profile == null ? "" : profile, page.after(), page.limit());
  }

  /** The id is the credential: 144 random bits that only the requester was told. */
  @Get("/requests/{id}")
  @Access(value = Who.ANYONE, spent = true)
  RequestInfo show(String id) {
    return bundles.complete(inventory.request(id));
  }

  @Post("/requests/{id}/approve")
  @Access({Who.OFFICER, Who.ADMINISTRATOR})
  HttpResponse<?> approve(
      String id, @Nullable @Body Decision decision, @RequestAttribute(Gate.CALLER) Caller caller) {
    return answer(registration.approve(id, caller, reason(decision)));
  }

  @Post("/requests/{id}/reject")
  @Access({Who.OFFICER, Who.ADMINISTRATOR})
  RequestInfo reject(
      String id, @Nullable @Body Decision decision, @RequestAttribute(Gate.CALLER) Caller caller) {
    return registration.reject(id, caller, reason(decision)).request();
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
