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
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
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

  @Post
  @Access({Who.OFFICER, Who.ADMINISTRATOR})
  HttpResponse<TokenInfo> create(
      @Body TokenRequest body, @RequestAttribute(Gate.CALLER) Caller caller) {
    String profile = body.profile();
    String role = body.role();
    String ttlText = body.ttl();
    Duration ttl = ttlText == null ? Duration.ofHours(1) : Durations.parse(ttlText);
    if (profile != null && role == null) {
      List<String> names = body.names();
      return HttpResponse.created(office.enrolment(profile, NameLists.of(names), ttl, caller));
    }
    if (role != null && profile == null) {
      return HttpResponse.created(office.api(role, ttl, caller));
    }
    throw Fault.of(
        Kind.BAD_INPUT,
        "a token is for a profile with names, or for a role: wanted one of the two");
  }

  @Get("{?after,limit}")
  @Access({Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR})
  Page<TokenInfo> list(@Nullable @QueryValue String after, @Nullable @QueryValue String limit) {
    Paging page = Paging.of(after, limit);
    return office.list(page.after(), page.limit());
  }

  @Post("/{id}/revoke")
  @Access({Who.OFFICER, Who.ADMINISTRATOR})
  TokenInfo revoke(String id, @RequestAttribute(Gate.CALLER) Caller caller) {
    return office.revoke(id, caller);
  }
}
