package io.sealport.server.front.rest;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.sealport.api.ProfileInfo;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.registration.Inventory;
import java.util.List;

/** The profiles in force. */
@Controller("/api/v1/profiles")
@ExecuteOn(TaskExecutors.BLOCKING)
class ProfilesController {

  private final Inventory inventory;

  ProfilesController(Inventory inventory) {
    this.inventory = inventory;
  }

  @Get
  @Access({Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR})
  List<ProfileInfo> list() {
    return inventory.profiles();
  }

  @Get("/{name}")
  @Access({Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR})
  ProfileInfo show(String name) {
    return inventory.profile(name);
  }
}
