package io.sealport.server.front.rest;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.sealport.api.ProfileInfo;
import io.sealport.policy.Scope;
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

  /** Lists the profiles in force. */
  @Get
  @Access(
      value = {Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.PROFILES_READ)
  List<ProfileInfo> list() {
    return inventory.profiles();
  }

  /**
   * Shows one profile with its file.
   *
   * @param name the profile's name
   */
  @Get("/{name}")
  @Access(
      value = {Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.PROFILES_READ)
  ProfileInfo show(String name) {
    return inventory.profile(name);
  }
}
