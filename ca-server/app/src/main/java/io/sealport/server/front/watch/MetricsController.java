package io.sealport.server.front.watch;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.sealport.policy.Scope;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.front.Answers;
import io.sealport.server.watch.Exposition;

/** The figures, for Prometheus. */
@Controller("/metrics")
@Produces(MediaType.ALL) // the answer says its own type, whatever the client accepts
@ExecuteOn(TaskExecutors.BLOCKING)
class MetricsController {

  private final Exposition exposition;

  MetricsController(Exposition exposition) {
    this.exposition = exposition;
  }

  /** The server's figures as Prometheus reads them; OpenMetrics where that is asked for. */
  @Get
  @Access(
      value = {Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.WATCH_READ,
      local = true)
  @Answers(type = "text/plain")
  HttpResponse<byte[]> metrics(HttpRequest<?> http) {
    Exposition.Text text = exposition.write(http.getHeaders().get(HttpHeaders.ACCEPT));
    return HttpResponse.ok(text.body()).contentType(MediaType.of(text.mediaType()));
  }
}
