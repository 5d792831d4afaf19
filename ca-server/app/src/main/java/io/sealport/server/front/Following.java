package io.sealport.server.front;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import io.sealport.server.watch.Figure;
import io.sealport.server.watch.Figures;
import io.sealport.server.watch.Request;
import io.sealport.server.watch.Tracing;

/**
 * Follows each request from before the {@link Gate} to its answer: gives it its id, begins and ends
 * its trace, and times it by route.
 */
@ServerFilter("/**")
@Order(Ordered.HIGHEST_PRECEDENCE)
class Following {

  private static final String BEGAN = "sealport.began";

  /** What is not served, and what is refused before a route was looked for. */
  private static final String NO_ROUTE = "none";

  private final Tracing tracing;
  private final Figures figures;

  Following(Tracing tracing, Figures figures) {
    this.tracing = tracing;
    this.figures = figures;
  }

  @RequestFilter
  void begin(HttpRequest<?> http, MutablePropagatedContext context) {
    String id = Request.newId();
    Request request =
        new Request(
            id,
            tracing.begin(
                http.getMethodName(),
                id,
                http.getHeaders().get("traceparent"),
                http.getHeaders().get("tracestate")));
    RequestIds.give(http, request);
    http.setAttribute(BEGAN, System.nanoTime());
    context.add(request);
  }

  @ResponseFilter
  void end(HttpRequest<?> http, MutableHttpResponse<?> response) {
    response.header(RequestIds.HEADER, RequestIds.of(http));
    String route = route(http);
    int status = response.code();
    http.getAttribute(BEGAN, Long.class)
        .ifPresent(
            began -> figures.took(Figure.HTTP, System.nanoTime() - began, route, "" + status));
    RequestIds.request(http).ifPresent(r -> r.trace().end(route, status));
  }

  /** As it is written in the code: {@code GET /crl/{ca}.crl}, so that there are only so many. */
  private static String route(HttpRequest<?> http) {
    return RouteAttributes.getRouteInfo(http)
        .filter(UriRouteInfo.class::isInstance)
        .map(r -> ((UriRouteInfo<?, ?>) r))
        .map(r -> r.getHttpMethodName() + " " + r.getUriMatchTemplate().toPathString())
        .orElse(NO_ROUTE);
  }
}
