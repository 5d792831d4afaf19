package io.sealport.server.front.rest;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.sealport.api.Page;
import io.sealport.api.TokenInfo;
import io.sealport.api.TokenRequest;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Durations;
import io.sealport.policy.Scope;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.front.Answers;
import io.sealport.server.front.Gate;
import io.sealport.server.registration.Caller;
import io.sealport.server.registration.TokenOffice;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Enrolment tokens and API tokens. */
@Controller("/api/v1/tokens")
@ExecuteOn(TaskExecutors.BLOCKING)
class TokensController {

  private final TokenOffice office;

  TokensController(TokenOffice office) {
    this.office = office;
  }

  /**
   * Makes a token: for one enrolment (profile and names), or for the API (role). The secret is in
   * this answer and nowhere else.
   */
  @Post
  @Access(
      value = {Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.TOKENS_CREATE)
  @Answers(status = 201, body = TokenInfo.class)
  HttpResponse<TokenInfo> create(
      @Body TokenRequest body, @RequestAttribute(Gate.CALLER) Caller caller) {
    String profile = body.profile();
    String role = body.role();
    String ttlText = body.ttl();
    Duration ttl = ttlText == null ? Duration.ofHours(1) : Durations.parse(ttlText);
    if (profile != null && role == null) {
      if (body.scopes() != null || body.profiles() != null) {
        throw Fault.of(Kind.BAD_INPUT, "scopes and profiles are for a token with a role");
      }
      List<String> names = body.names();
      return HttpResponse.created(office.enrolment(profile, NameLists.of(names), ttl, caller));
    }
    if (role != null && profile == null) {
      return HttpResponse.created(office.api(body, ttl, caller));
    }
    throw Fault.of(
        Kind.BAD_INPUT,
        "a token is for a profile with names, or for a role: wanted one of the two");
  }

  /** Lists the tokens without their secrets, oldest first. */
  @Get("{?after,limit}")
  @Access(
      value = {Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.TOKENS_READ)
  Page<TokenInfo> list(@Nullable @QueryValue String after, @Nullable @QueryValue String limit) {
    Paging page = Paging.of(after, limit);
    return office.list(page.after(), page.limit());
  }

  /**
   * Makes an open token worthless.
   *
   * @param id the token's, not its secret
   */
  @Post("/{id}/revoke")
  @Access(
      value = {Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.TOKENS_REVOKE)
  TokenInfo revoke(String id, @RequestAttribute(Gate.CALLER) Caller caller) {
    return office.revoke(id, caller);
  }
}
