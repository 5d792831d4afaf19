package io.sealport.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.sealport.policy.Role;
import io.sealport.policy.Scope;
import io.sealport.server.Golden;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every route that the server has, and who may call it. */
class RoutesTest {

  @TempDir static Path folder;
  private static TestRooms rooms;

  @BeforeAll
  static void open() {
    rooms = TestRooms.empty(folder);
  }

  @AfterAll
  static void close() {
    rooms.close();
  }

  private static List<UriRouteInfo<?, ?>> routes() {
    return rooms
        .get(Router.class)
        .uriRoutes()
        .filter(r -> !r.getHttpMethodName().equals("HEAD"))
        .collect(Collectors.toList());
  }

  @Test
  void are_those_of_the_golden() {
    Golden.check(
        "routes.txt", routes().stream().map(RoutesTest::line).distinct().sorted().toList());
  }

  @Test
  void every_one_says_who_may_call_it() {
    assertThat(routes())
        .isNotEmpty()
        .allMatch(r -> r.getAnnotationMetadata().hasAnnotation(Access.class));
  }

  @Test
  void every_one_is_ours() {
    assertThat(routes())
        .allMatch(r -> r.getDeclaringType().getName().startsWith("io.sealport.server.front."));
  }

  @Test
  void none_that_changes_something_is_open_to_anyone_but_those_three() {
    List<String> changing =
        routes().stream()
            .filter(r -> !r.getHttpMethodName().equals("GET"))
            .filter(
                r ->
                    List.of(r.getAnnotationMetadata().enumValues(Access.class, Who.class))
                        .contains(Who.ANYONE))
            .map(r -> r.getHttpMethodName() + " " + r.getUriMatchTemplate().toPathString())
            .distinct()
            .sorted()
            .toList();

    assertThat(changing)
        .containsExactly(
            "POST /api/v1/requests", "POST /api/v1/requests/{id}/resume", "POST /ocsp");
  }

  /** A route without a scope would be open to every narrowed token of the role. */
  @Test
  void every_one_that_a_role_opens_names_its_scope() {
    assertThat(routes())
        .filteredOn(r -> allowed(r).contains(Who.ADMINISTRATOR))
        .allSatisfy(r -> assertThat(scopes(r)).as("%s: @Access(scope = ...)", line(r)).hasSize(1));
  }

  @Test
  void whoever_may_call_it_by_role_has_its_scope() {
    for (UriRouteInfo<?, ?> route : routes()) {
      for (Role role : Role.values()) {
        boolean mayCall = allowed(route).stream().anyMatch(w -> w.name().equals(role.name()));
        if (mayCall) {
          assertThat(Scope.of(role)).as(line(route)).containsAll(scopes(route));
        }
      }
    }
  }

  private static List<Who> allowed(UriRouteInfo<?, ?> route) {
    return List.of(route.getAnnotationMetadata().enumValues(Access.class, Who.class));
  }

  private static List<Scope> scopes(UriRouteInfo<?, ?> route) {
    return List.of(route.getAnnotationMetadata().enumValues(Access.class, "scope", Scope.class));
  }

  @Test
  void plain_http_serves_nothing_of_the_api() {
    assertThat(routes())
        .filteredOn(RoutesTest::isPlain)
        .allMatch(r -> !r.getUriMatchTemplate().toPathString().startsWith("/api"));
  }

  private static boolean isPlain(UriRouteInfo<?, ?> route) {
    return route.getAnnotationMetadata().booleanValue(Access.class, "plain").orElse(false);
  }

  /**
   * The framework names each route once for each listener. Path first, so that the routes of one
   * thing stand together.
   */
  private static String line(UriRouteInfo<?, ?> route) {
    String who =
        Arrays.stream(route.getAnnotationMetadata().enumValues(Access.class, Who.class))
            .sorted()
            .map(w -> w.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" "));
    String room =
        route.getDeclaringType().getPackageName().substring("io.sealport.server.".length());
    String scope =
        Arrays.stream(route.getAnnotationMetadata().enumValues(Access.class, "scope", Scope.class))
            .map(s -> "  " + s.wire())
            .collect(Collectors.joining());
    return "%-36s %-5s %-18s %-6s %s%s"
        .formatted(
            route.getUriMatchTemplate().toPathString(),
            route.getHttpMethodName(),
            room,
            isPlain(route) ? "http" : "https",
            who,
            scope)
        .strip();
  }
}
