package io.sealport.server.front.rest;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.sealport.api.LookAnswer;
import io.sealport.api.LookRequest;
import io.sealport.policy.Scope;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.front.Gate;
import io.sealport.server.registration.Caller;
import io.sealport.server.registration.Looks;

/** Looks for other nodes. */
@Controller("/api/v1/looks")
@ExecuteOn(TaskExecutors.BLOCKING)
class LooksController {

  private final Looks looks;

  LooksController(Looks looks) {
    this.looks = looks;
  }

  /** Says what a check sees from this node, for another one that has to decide. */
  @Post
  @Access(
      value = {Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.LOOKS_MAKE)
  LookAnswer look(@Body LookRequest body, @RequestAttribute(Gate.CALLER) Caller caller) {
    return looks.look(body, caller);
  }
}
