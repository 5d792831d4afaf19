package io.sealport.server.front.rest;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.sealport.api.NodeInfo;
import io.sealport.policy.Scope;
import io.sealport.server.fleet.Fleet;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.front.Gate;
import io.sealport.server.registration.Caller;
import io.sealport.server.registration.Callers;
import io.sealport.server.status.Revocations;
import java.util.List;

/** The servers that share the CA's database. */
@Controller("/api/v1/nodes")
@ExecuteOn(TaskExecutors.BLOCKING)
class NodesController {

  private final Fleet fleet;
  private final Callers callers;

  NodesController(Fleet fleet, Callers callers) {
    this.fleet = fleet;
    this.callers = callers;
  }

  /** Lists the servers that use the CA's database, the first that joined first. */
  @Get
  @Access(
      value = {Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.JOURNAL_READ)
  List<NodeInfo> list() {
    return fleet.list();
  }

  /**
   * Removes a server that is gone: it writes nothing more, and its own certificates are revoked.
   *
   * @param name as the list has it
   */
  @Post("/{name}/remove")
  @Access(value = Who.ADMINISTRATOR, scope = Scope.AUTHORITIES_MANAGE)
  NodeInfo remove(String name, @RequestAttribute(Gate.CALLER) Caller caller) {
    return fleet.remove(name, new Revocations.By(caller.id(), () -> callers.requireStill(caller)));
  }
}
