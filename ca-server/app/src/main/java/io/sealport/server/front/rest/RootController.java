package io.sealport.server.front.rest;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.sealport.api.RootTaken;
import io.sealport.api.RootWanted;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.policy.Scope;
import io.sealport.root.RootAnswer;
import io.sealport.root.RootRequest;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.front.Answers;
import io.sealport.server.front.Gate;
import io.sealport.server.registration.Caller;
import io.sealport.server.root.RootDesk;
import java.util.Optional;

/** The files that are carried to an offline root, and back. */
@Controller("/api/v1/root")
@ExecuteOn(TaskExecutors.BLOCKING)
class RootController {

  private final RootDesk desk;

  RootController(RootDesk desk) {
    this.desk = desk;
  }

  /** Makes a request that is carried to the offline root: for its CRL, or for an issuing CA. */
  @Post("/requests")
  @Access(value = Who.ADMINISTRATOR, scope = Scope.AUTHORITIES_MANAGE)
  @Answers(status = 201, body = RootRequest.class)
  HttpResponse<RootRequest> ask(
      @Body RootWanted body, @RequestAttribute(Gate.CALLER) Caller caller) {
    String ca = body.ca();
    if (body.kind().equals("crl") && ca == null) {
      return HttpResponse.created(desk.requestCrl(caller));
    }
    if (body.kind().equals("ca") && ca != null) {
      return HttpResponse.created(desk.requestCa(ca, Optional.ofNullable(body.title()), caller));
    }
    throw Fault.of(
        Kind.BAD_INPUT,
        "a root is asked for a crl, or for a ca with its id: wanted one of the two");
  }

  /** Takes in what the offline root has signed. */
  @Post("/answers")
  @Access(value = Who.ADMINISTRATOR, scope = Scope.AUTHORITIES_MANAGE)
  RootTaken take(@Body RootAnswer body, @RequestAttribute(Gate.CALLER) Caller caller) {
    return desk.take(RootAnswer.parse(body.bytes()), caller);
  }
}
