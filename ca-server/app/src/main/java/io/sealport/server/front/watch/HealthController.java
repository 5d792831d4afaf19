package io.sealport.server.front.watch;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.sealport.api.Health;
import io.sealport.policy.Role;
import io.sealport.policy.Scope;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.front.Answers;
import io.sealport.server.front.Gate;
import io.sealport.server.registration.Caller;
import io.sealport.server.watch.Condition.State;
import io.sealport.server.watch.Examination;
import io.sealport.server.watch.Report;
import java.util.List;

/** Whether the server is well: to strangers in one word, to operators in all. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class HealthController {

  private final Examination examination;

  HealthController(Examination examination) {
    this.examination = examination;
  }

  /** Says that the process answers; where it does not, start it anew. */
  @Get("/health/live")
  @Access(value = Who.ANYONE, plain = true, local = true)
  Health live() {
    return Health.of(State.UP.wire());
  }

  /** Says whether requests may be sent here: 503 where it is down. */
  @Get("/health/ready")
  @Access(value = Who.ANYONE, plain = true, local = true)
  @Answers(
      status = {200, 503},
      body = Health.class)
  HttpResponse<Health> ready() {
    // Whether it is degraded is nobody's business.
    return examination.report().isReady()
        ? HttpResponse.ok(Health.of(State.UP.wire()))
        : HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE).body(Health.of(State.DOWN.wire()));
  }

  /** Says how the server is; what each part says, to whoever may read it. */
  @Get("/api/v1/health")
  @Access(Who.ANYONE)
  Health health(@RequestAttribute(Gate.CALLER) Caller caller) {
    Report report = examination.report();
    if (!mayRead(caller)) {
      return Health.of((report.isReady() ? State.UP : State.DOWN).wire());
    }
    List<Health.Check> checks =
        report.parts().stream()
            .map(p -> new Health.Check(p.id(), p.condition().state().wire(), p.condition().words()))
            .toList();
    return new Health(report.state().wire(), checks);
  }

  private static boolean mayRead(Caller caller) {
    return caller.role().filter(r -> r != Role.REQUESTER).isPresent()
        && caller.may(Scope.WATCH_READ);
  }
}
