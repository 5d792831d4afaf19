package io.sealport.server.front.rest;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestAttribute;
import io.sealport.api.ServerInfo;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.front.Gate;
import io.sealport.server.registration.Caller;

/** What anybody may know: which server this is, and whom it takes the caller for. */
@Controller("/api/v1")
class ServerController {

  private final ServerInfo server;

  ServerController(ServerInfo server) {
    this.server = server;
  }

  /** Says which server this is. */
  @Get("/server")
  @Access(value = Who.ANYONE, ended = true)
  ServerInfo server() {
    return server;
  }

  /** Says whom the server takes the caller for, and how narrow its token is. */
  @Get("/me")
  @Access(Who.ANYONE)
  io.sealport.api.Caller me(@RequestAttribute(Gate.CALLER) Caller caller) {
    return caller.told();
  }
}
