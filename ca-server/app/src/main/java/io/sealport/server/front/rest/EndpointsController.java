package io.sealport.server.front.rest;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.sealport.api.EndpointInfo;
import io.sealport.api.EndpointRequest;
import io.sealport.api.EndpointSchedule;
import io.sealport.api.EndpointsAdded;
import io.sealport.api.EndpointsRequest;
import io.sealport.api.Page;
import io.sealport.policy.Scope;
import io.sealport.server.endpoints.Register;
import io.sealport.server.endpoints.Watch;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.front.Answers;
import io.sealport.server.front.Gate;
import io.sealport.server.registration.Caller;
import io.sealport.server.registration.Callers;
import io.sealport.server.status.Revocations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The FTPS endpoints that are watched. */
@Controller("/api/v1/endpoints")
@ExecuteOn(TaskExecutors.BLOCKING)
class EndpointsController {

  private final Register register;
  private final Watch watch;
  private final Callers callers;

  EndpointsController(Register register, Watch watch, Callers callers) {
    this.register = register;
    this.watch = watch;
    this.callers = callers;
  }

  /**
   * Lists the endpoints, in the order of their registration.
   *
   * @param label only those with this label
   */
  @Get("{?label,after,limit}")
  @Access(
      value = {Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.ENDPOINTS_READ)
  Page<EndpointInfo> list(
      @QueryValue(defaultValue = "") String label,
      @Nullable @QueryValue String after,
      @Nullable @QueryValue String limit) {
    Paging page = Paging.of(after, limit);
    return register.list(label, page.after(), page.limit());
  }

  /** Has endpoints watched: all of them or, if anything is wrong with one, none. */
  @Post
  @Access(
      value = {Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.ENDPOINTS_MANAGE)
  @Answers(
      status = {200, 201},
      body = EndpointsAdded.class)
  HttpResponse<EndpointsAdded> add(
      @Body EndpointsRequest body, @RequestAttribute(Gate.CALLER) Caller caller) {
    List<EndpointRequest> given = body.endpoints();
    List<EndpointRequest> asked = given == null ? List.of() : given;
    boolean replace = Boolean.TRUE.equals(body.replace());
    if (Boolean.TRUE.equals(body.dryRun())) {
      return HttpResponse.ok(register.plan(asked, replace, caller.id()));
    }
    EndpointsAdded added = register.add(asked, replace, by(caller));
    return HttpResponse.status(added.added().isEmpty() ? HttpStatus.OK : HttpStatus.CREATED)
        .body(added);
  }

  /**
   * Shows an endpoint, what it served last, and the newest looks at it.
   *
   * @param id host and port
   */
  @Get("/{id}")
  @Access(
      value = {Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.ENDPOINTS_READ)
  EndpointInfo show(String id) {
    return register.show(id);
  }

  /**
   * Looks at an endpoint now.
   *
   * @param id host and port
   */
  @Post("/{id}/check")
  @Access(
      value = {Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.ENDPOINTS_CHECK)
  EndpointInfo check(String id) {
    return watch.look(id);
  }

  /**
   * Gives an endpoint another schedule.
   *
   * @param id host and port
   */
  @Post("/{id}/schedule")
  @Access(
      value = {Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.ENDPOINTS_MANAGE)
  EndpointInfo schedule(
      String id, @Body EndpointSchedule body, @RequestAttribute(Gate.CALLER) Caller caller) {
    return register.reschedule(id, body, by(caller));
  }

  /**
   * No longer watches an endpoint, and forgets what was found there.
   *
   * @param id host and port
   */
  @Post("/{id}/remove")
  @Access(
      value = {Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.ENDPOINTS_MANAGE)
  EndpointInfo remove(String id, @RequestAttribute(Gate.CALLER) Caller caller) {
    return register.remove(id, by(caller));
  }

  private Revocations.By by(Caller caller) {
    return new Revocations.By(caller.id(), () -> callers.requireStill(caller));
  }
}
