package io.sealport.server.front.rest;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.sealport.api.AuthorityInfo;
import io.sealport.api.AuthorityRequest;
import io.sealport.api.RevokeRequest;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import io.sealport.pki.RevocationReason;
import io.sealport.policy.Scope;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.front.Answers;
import io.sealport.server.front.Gate;
import io.sealport.server.registration.Caller;
import io.sealport.server.registration.Inventory;
import io.sealport.server.root.IssuingCaOffice;
import io.sealport.server.status.Crls;
import java.util.List;
import java.util.Optional;

/** The CAs. */
@Controller("/api/v1/authorities")
@ExecuteOn(TaskExecutors.BLOCKING)
class AuthoritiesController {

  private final Inventory inventory;
  private final Crls crls;
  private final IssuingCaOffice office;

  AuthoritiesController(Inventory inventory, Crls crls, IssuingCaOffice office) {
    this.inventory = inventory;
    this.crls = crls;
    this.office = office;
  }

  /** Lists the CAs: root, servers, users. */
  @Get
  @Access(Who.ANYONE)
  List<AuthorityInfo> list() {
    return inventory.authorities().stream().map(this::complete).toList();
  }

  /**
   * Shows one CA with its certificate.
   *
   * @param id root, servers or users
   */
  @Get("/{id}")
  @Access(Who.ANYONE)
  AuthorityInfo show(String id) {
    return inventory.authorities().stream()
        .filter(ca -> ca.id().equals(id))
        .findFirst()
        .map(this::complete)
        .orElseThrow(() -> Fault.of(Kind.NOT_FOUND, "no CA \"" + Name.printable(id) + "\""));
  }

  /** Adds an issuing CA below a root whose key is here. */
  @Post
  @Access(value = Who.ADMINISTRATOR, scope = Scope.AUTHORITIES_MANAGE)
  @Answers(status = 201, body = AuthorityInfo.class)
  HttpResponse<AuthorityInfo> add(
      @Body AuthorityRequest body, @RequestAttribute(Gate.CALLER) Caller caller) {
    office.add(body.id(), Optional.ofNullable(body.title()), caller);
    return HttpResponse.created(show(body.id()));
  }

  /**
   * Revokes an issuing CA: it issues nothing more.
   *
   * @param id the issuing CA's
   */
  @Post("/{id}/revoke")
  @Access(value = Who.ADMINISTRATOR, scope = Scope.AUTHORITIES_MANAGE)
  AuthorityInfo revoke(
      String id, @Body RevokeRequest body, @RequestAttribute(Gate.CALLER) Caller caller) {
    String reason = body.reason();
    office.revoke(
        id, reason == null ? RevocationReason.UNSPECIFIED : RevocationReason.parse(reason), caller);
    return show(id);
  }

  private AuthorityInfo complete(AuthorityInfo ca) {
    return crls.current(ca.id())
        .map(crl -> ca.withCrl(Long.toString(crl.number()), crl.nextUpdate()))
        .orElse(ca);
  }
}
