package io.sealport.server.front.rest;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.sealport.api.DeliveryInfo;
import io.sealport.api.EventTestRequest;
import io.sealport.api.EventsInfo;
import io.sealport.api.Page;
import io.sealport.policy.Scope;
import io.sealport.server.events.EventOffice;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.front.Gate;
import io.sealport.server.registration.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told to whom when something happens, and the outbox. */
@Controller("/api/v1/events")
@ExecuteOn(TaskExecutors.BLOCKING)
class EventsController {

  private final EventOffice office;

  EventsController(EventOffice office) {
    this.office = office;
  }

  /**
   * Shows channels, triggers and schedules.
   *
   * @param runs how many of the next runs of each schedule, 1 to 100
   */
  @Get("{?runs}")
  @Access(
      value = {Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.EVENTS_READ)
  EventsInfo show(@Nullable @QueryValue String runs) {
    return office.info(Paging.upTo("runs", runs, 1, 100));
  }

  /**
   * Lists the outbox, oldest first.
   *
   * @param state pending, delivered or failed; all if left out
   */
  @Get("/deliveries{?state,after,limit}")
  @Access(
      value = {Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.EVENTS_READ)
  Page<DeliveryInfo> deliveries(
      @QueryValue(defaultValue = "") String state,
      @Nullable @QueryValue String after,
      @Nullable @QueryValue String limit) {
    Paging page = Paging.of(after, limit);
    return office.deliveries(state, page.after(), page.limit());
  }

  /**
   * Has a delivery tried again at once, also one that was given up.
   *
   * @param id the delivery's
   */
  @Post("/deliveries/{id}/retry")
  @Access(
      value = {Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.EVENTS_MANAGE)
  DeliveryInfo retry(String id, @RequestAttribute(Gate.CALLER) Caller caller) {
    return office.retry(id, caller.id());
  }

  /**
   * Tells a made-up event, marked as a test, over the channels of a trigger or schedule, or over
   * one channel, and waits for the outcome; what takes longer than 40 seconds is pending in the
   * answer.
   */
  @Post("/test")
  @Access(value = Who.ADMINISTRATOR, scope = Scope.EVENTS_MANAGE)
  List<DeliveryInfo> test(
      @Body EventTestRequest body, @RequestAttribute(Gate.CALLER) Caller caller) {
    return office.test(body.name(), caller.id());
  }
}
