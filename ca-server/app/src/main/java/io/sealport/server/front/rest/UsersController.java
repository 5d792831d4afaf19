package io.sealport.server.front.rest;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.sealport.api.RevokeUserRequest;
import io.sealport.api.UserRevoked;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.RevocationReason;
import io.sealport.policy.Scope;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.front.Gate;
import io.sealport.server.registration.Caller;
import io.sealport.server.registration.LoginRevocations;

/** The people behind logins. */
@Controller("/api/v1/users")
@ExecuteOn(TaskExecutors.BLOCKING)
class UsersController {

  private final LoginRevocations revocations;

  UsersController(LoginRevocations revocations) {
    this.revocations = revocations;
  }

  /** Revokes every certificate of a login, and closes its pending requests and open tokens. */
  @Post("/revoke")
  @Access(
      value = {Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.USERS_REVOKE)
  UserRevoked revoke(@Body RevokeUserRequest body, @RequestAttribute(Gate.CALLER) Caller caller) {
    String login = body.login();
    if (login == null) {
      throw Fault.of(Kind.BAD_INPUT, "login is missing");
    }
    String reason = body.reason();
    return revocations.revoke(
        login,
        reason == null ? RevocationReason.UNSPECIFIED : RevocationReason.parse(reason),
        caller);
  }
}
