package io.sealport.server.events.action;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sealport.api.Json;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.net.Deadline;
import io.sealport.net.NetFailure;
import io.sealport.server.identity.web.BoundedWeb;
import io.sealport.server.identity.web.Web;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;

/**
 * Posts JSON to the operator's service, signed as Standard Webhooks has it. Whatever is answered
 * but 2xx is no; a redirect too, since nobody signed for where it leads.
 */
final class WebhookAction implements Action {

  /** Of the answer only the status counts. */
  private static final int MAX_ANSWER = 64 * 1024;

  private static final int GONE = 410;

  private final WebhookSettings settings;
  private final String ca;
  private final Clock clock;
  private final Web web;

  WebhookAction(WebhookSettings settings, String ca, Clock clock) {
    this.settings = settings;
    this.ca = ca;
    this.clock = clock;
    this.web = BoundedWeb.trusting(settings.trust());
  }

  @Override
  public String deliver(Event event, String id) throws UndeliveredException {
    try {
      int status =
          web.send(request(event, id), MAX_ANSWER, Deadline.in(settings.timeout())).status();
      if (status == GONE) {
        throw UndeliveredException.forGood("answered 410: it wants no more");
      }
      if (status / 100 != 2) {
        throw UndeliveredException.forNow("answered " + status + "; wanted 2xx");
      }
      return "answered " + status;
    } catch (NetFailure e) {
      throw UndeliveredException.forNow(e.sentence(), e);
    } catch (Fault e) {
      throw UndeliveredException.forNow(e.message(), e);
    }
  }

  private HttpRequest request(Event event, String id) {
    // The moment of the attempt, not of the event: receivers refuse what is old.
    long seconds = clock.instant().getEpochSecond();
    String body = body(event, id);
    return HttpRequest.newBuilder(settings.url())
        .header("Content-Type", "application/json")
        .header("User-Agent", "sealport")
        .header("webhook-id", id)
        .header("webhook-timestamp", Long.toString(seconds))
        .header(
            "webhook-signature", WebhookSecret.read(settings.secretFile()).sign(id, seconds, body))
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private String body(Event event, String id) {
    try {
      return Json.mapper().writeValueAsString(Payload.of(event, id, ca));
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "an event cannot be written", e);
    }
  }
}
