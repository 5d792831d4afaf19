package io.sealport.server.front.rest;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.sealport.api.Page;
import io.sealport.api.PoliciesInfo;
import io.sealport.api.PoliciesReloaded;
import io.sealport.api.PolicyDifference;
import io.sealport.policy.Scope;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.front.Answers;
import io.sealport.server.front.Gate;
import io.sealport.server.registration.Caller;
import io.sealport.server.registration.DryRun;
import io.sealport.server.registration.PolicyOffice;
import org.jspecify.annotations.Nullable;

/** The rulebook in force, and the one that is tried beside it. */
@Controller("/api/v1/policies")
@ExecuteOn(TaskExecutors.BLOCKING)
class PoliciesController {

  private final PolicyOffice office;
  private final DryRun dryRun;

  PoliciesController(PolicyOffice office, DryRun dryRun) {
    this.office = office;
    this.dryRun = dryRun;
  }

  /** Says which profiles are in force, and how those compare that are tried beside them. */
  @Get
  @Access(
      value = {Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.POLICIES_READ)
  PoliciesInfo show() {
    return office.info();
  }

  /**
   * Reads the profiles of the home again. All of them come into force at once, for the next
   * request; with any mistake nothing changes, and the answer (422) tells all mistakes.
   */
  @Post("/reload")
  @Access(value = Who.ADMINISTRATOR, scope = Scope.POLICIES_RELOAD)
  @Answers(
      status = {200, 422},
      body = PoliciesReloaded.class)
  PoliciesReloaded reload(@RequestAttribute(Gate.CALLER) Caller caller) {
    return office.reload(caller);
  }

  /**
   * Lists the requests that the profiles of the dry-run would have decided otherwise, oldest first.
   * The newest 10,000 are kept.
   *
   * @param candidate only those of the tried rulebook with this fingerprint
   */
  @Get("/differences{?candidate,after,limit}")
  @Access(
      value = {Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.POLICIES_READ)
  Page<PolicyDifference> differences(
      @QueryValue(defaultValue = "") String candidate,
      @Nullable @QueryValue String after,
      @Nullable @QueryValue String limit) {
    Paging page = Paging.of(after, limit);
    return dryRun.differences(candidate, page.after(), page.limit());
  }
}
