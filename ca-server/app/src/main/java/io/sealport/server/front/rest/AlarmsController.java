package io.sealport.server.front.rest;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.sealport.api.AlarmInfo;
import io.sealport.policy.Scope;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.status.Alarm;
import io.sealport.server.status.Alarms;
import java.util.List;

/** What will stop working unless somebody comes. */
@Controller("/api/v1/alarms")
@ExecuteOn(TaskExecutors.BLOCKING)
class AlarmsController {

  private final Alarms alarms;

  AlarmsController(Alarms alarms) {
    this.alarms = alarms;
  }

  /** Lists the alarms that are raised now. */
  @Get
  @Access(
      value = {Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.ALARMS_READ)
  List<AlarmInfo> list() {
    return alarms.current().stream().map(Alarm::info).toList();
  }
}
