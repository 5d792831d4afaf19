package io.sealport.server.front.rest;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.sealport.api.AuthorityInfo;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.registration.Inventory;
import io.sealport.server.status.Crls;
import java.util.List;

/** The CAs. */
@Controller("/api/v1/authorities")
@ExecuteOn(TaskExecutors.BLOCKING)
class AuthoritiesController {

  private final Inventory inventory;
  private final Crls crls;

  AuthoritiesController(Inventory inventory, Crls crls) {
    this.inventory = inventory;
    this.crls = crls;
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

  private AuthorityInfo complete(AuthorityInfo ca) {
    return crls.current(ca.id())
        .map(crl -> ca.withCrl(Long.toString(crl.number()), crl.nextUpdate()))
        .orElse(ca);
  }
}
