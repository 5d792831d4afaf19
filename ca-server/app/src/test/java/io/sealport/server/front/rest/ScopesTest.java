package io.sealport.server.front.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.sealport.api.BlockKeysRequest;
import io.sealport.api.Caller;
import io.sealport.api.CertificateInfo;
import io.sealport.api.Page;
import io.sealport.api.Problem;
import io.sealport.api.RequestInfo;
import io.sealport.api.TokenInfo;
import io.sealport.api.TokenRequest;
import io.sealport.policy.Role;
import io.sealport.policy.Scope;
import io.sealport.server.boot.Answer;
import io.sealport.server.boot.Client;
import io.sealport.server.boot.Identity;
import io.sealport.server.boot.RunningServer;
import io.sealport.server.boot.SharedServer;
import io.sealport.server.front.Access;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A token that is narrower than its role. */
@ExtendWith(SharedServer.class)
class ScopesTest {

  private static RunningServer server;

  @BeforeAll
  static void make(RunningServer shared) {
    server = shared;
  }

  private static TokenRequest wanted(String role, List<String> scopes, List<String> profiles) {
    return new TokenRequest(null, null, role, "1h", scopes, profiles);
  }

  private static Client token(String role, List<String> scopes, List<String> profiles) {
    return bearer(server.administrator(), wanted(role, scopes, profiles));
  }

  private static Client bearer(Client maker, TokenRequest wanted) {
    return server.bearer(maker.post(Asking.TOKENS, wanted).as(201, TokenInfo.class).token());
  }

  /** Every route that has a scope. */
  private static List<UriRouteInfo<?, ?>> scopedRoutes() {
    return server
        .get(Router.class)
        .uriRoutes()
        .filter(r -> !r.getHttpMethodName().equals("HEAD") && scopes(r).length > 0)
        .collect(Collectors.toList());
  }

  private static Scope[] scopes(UriRouteInfo<?, ?> route) {
    return route.getAnnotationMetadata().enumValues(Access.class, "scope", Scope.class);
  }

  /** Asks for nothing that is there, so that what is allowed changes nothing. */
  private static Answer call(Client client, UriRouteInfo<?, ?> route) {
    String path = route.getUriMatchTemplate().toPathString().replaceAll("\\{[^}]*}", "0");
    return client.send(route.getHttpMethodName(), path, BodyPublishers.noBody());
  }

  @ParameterizedTest
  @EnumSource(Scope.class)
  void each_scope_opens_its_own_routes_and_no_other(Scope scope) {
    Client narrow = token("administrator", List.of(scope.wire()), null);

    for (UriRouteInfo<?, ?> route : scopedRoutes()) {
      Answer answer = call(narrow, route);
      String what = route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString();
      if (scopes(route)[0] == scope) {
        assertThat(answer.text()).as(what).doesNotContain("lacks the scope");
      } else {
        assertThat(answer.problem(403, "forbidden").detail())
            .as(what)
            .endsWith("lacks the scope " + scopes(route)[0].wire() + "; it has " + scope.wire());
      }
    }
  }

  @Test
  void every_scope_opens_something() {
    assertThat(scopedRoutes().stream().map(r -> scopes(r)[0]).distinct())
        .containsExactlyInAnyOrder(Scope.values());
  }

  @Test
  void without_scopes_a_token_may_what_its_role_may() {
    Client whole = token("officer", null, null);

    for (UriRouteInfo<?, ?> route : scopedRoutes()) {
      assertThat(call(whole, route).text()).doesNotContain("lacks the scope");
    }
    assertThat(whole.get("/api/v1/me").as(200, Caller.class).scopes()).isNull();
  }

  @Test
  void what_it_is_limited_to_is_shown() {
    TokenInfo made =
        server
            .administrator()
            .post(
                Asking.TOKENS,
                wanted(
                    "officer",
                    List.of("requests:read", "certificates:read", "requests:read"),
                    List.of("ftps-user")))
            .as(201, TokenInfo.class);

    assertThat(made.scopes()).containsExactly("certificates:read", "requests:read");
    assertThat(made.profiles()).containsExactly("ftps-user");
    Caller me = server.bearer(made.token()).get("/api/v1/me").as(200, Caller.class);
    assertThat(me)
        .isEqualTo(
            new Caller(
                "token:" + made.id(),
                "officer",
                List.of("certificates:read", "requests:read"),
                List.of("ftps-user")));
  }

  @Test
  void a_scope_that_is_none_or_not_the_roles_is_told_with_those_that_are() {
    assertThat(refused(wanted("officer", List.of("certificates:burn"), null)))
        .contains("no scope \"certificates:burn\"")
        .contains(Scope.words(List.of(Scope.values())));
    assertThat(refused(wanted("auditor", List.of("requests:decide"), null)))
        .isEqualTo(
            "the role auditor has no scope requests:decide; it has "
                + Scope.words(Scope.of(Role.AUDITOR)));
    assertThat(refused(wanted("auditor", List.of(), null))).contains("scopes is empty");
    assertThat(refused(wanted("auditor", null, List.of("")))).contains("profiles is empty");
    assertThat(refused(wanted("auditor", null, List.of("nothing")))).contains("no profile");
    assertThat(refused(wanted("auditor", List.of("journal:read"), List.of("ftps-user"))))
        .contains("journal:read shows every profile");
    assertThat(
            refused(
                new TokenRequest(
                    "ftps-user", List.of("x"), null, "1h", List.of("requests:create"), null)))
        .isEqualTo("scopes and profiles are for a token with a role");
  }

  private static String refused(TokenRequest wanted) {
    return server.administrator().post(Asking.TOKENS, wanted).problem(400, "bad-input").detail();
  }

  @Test
  void limited_to_a_profile_it_acts_on_no_other() {
    Client users = token("officer", null, List.of("ftps-user"));
    String request =
        server
            .anyone()
            .post(Asking.REQUESTS, Asking.honest("ftps-server", "dns:limited.example.com"))
            .as(202, RequestInfo.class)
            .id();
    Identity ftp = Asking.issued(server, "ftps-server", "dns:limited2.example.com");
    String path = Asking.CERTIFICATES + "/" + Asking.serial(ftp);

    for (Answer answer :
        List.of(
            users.post(Asking.REQUESTS + "/" + request + "/approve"),
            users.post(Asking.REQUESTS, Asking.honest("ftps-server", "dns:l3.example.com")),
            users.post(
                Asking.TOKENS,
                new TokenRequest("ftps-server", List.of("l4.example.com"), null, "1m")),
            users.post(path + "/revoke"),
            users.get(path),
            users.get(Asking.CERTIFICATES + "?profile=ftps-server"),
            users.get(Asking.REQUESTS + "?profile=ftps-server"))) {
      assertThat(answer.problem(403, "forbidden").detail())
          .endsWith("is limited to the profiles ftps-user; this is of ftps-server");
    }
    users.get("/api/v1/journal").problem(403, "forbidden");
    users.get(Asking.TOKENS).problem(403, "forbidden");
    users
        .post(Asking.REQUESTS, Asking.honest("ftps-user", "login:limited"))
        .as(201, RequestInfo.class);
    Page<CertificateInfo> listed =
        users
            .get(Asking.CERTIFICATES)
            .as(200, new com.fasterxml.jackson.core.type.TypeReference<>() {});
    assertThat(listed.items())
        .isNotEmpty()
        .allSatisfy(c -> assertThat(c.profile()).isEqualTo("ftps-user"));
  }

  @Test
  void limited_to_several_profiles_it_lists_one_at_a_time() {
    Client both = token("auditor", null, List.of("ftps-user", "ftps-server"));

    Problem problem = both.get(Asking.CERTIFICATES).problem(403, "forbidden");
    assertThat(problem.hint()).isEqualTo("name one of ftps-server, ftps-user");
    assertThat(both.get(Asking.CERTIFICATES + "?profile=ftps-server").status()).isEqualTo(200);
  }

  @Test
  void it_makes_no_token_that_may_more_than_itself() {
    Client narrow =
        token("administrator", List.of("tokens:create", "requests:read"), List.of("ftps-user"));

    assertThat(
            narrow
                .post(Asking.TOKENS, wanted("auditor", null, List.of("ftps-user")))
                .problem(403, "forbidden")
                .detail())
        .contains("may not give out what it has not: certificates:read");
    assertThat(
            narrow
                .post(Asking.TOKENS, wanted("auditor", List.of("requests:read"), null))
                .problem(403, "forbidden")
                .detail())
        .contains("is limited to the profiles ftps-user");
    narrow
        .post(Asking.TOKENS, wanted("auditor", List.of("requests:read"), List.of("ftps-server")))
        .problem(403, "forbidden");
    Client child =
        bearer(
            narrow,
            new TokenRequest(
                null, null, "auditor", "10m", List.of("requests:read"), List.of("ftps-user")));
    assertThat(child.get(Asking.REQUESTS).status()).isEqualTo(200);
  }

  @Test
  void a_token_made_by_a_token_does_not_outlive_it() {
    Client maker = token("administrator", null, null);

    assertThat(
            maker
                .post(Asking.TOKENS, new TokenRequest(null, null, "auditor", "2h"))
                .problem(403, "forbidden")
                .detail())
        .contains("may not outlive it");
    assertThat(
            bearer(maker, new TokenRequest(null, null, "auditor", "30m"))
                .get(Asking.TOKENS)
                .status())
        .isEqualTo(200);
  }

  @Test
  void a_token_that_names_every_scope_makes_none_without_names() {
    Client maker =
        token(
            "administrator", Scope.of(Role.ADMINISTRATOR).stream().map(Scope::wire).toList(), null);

    assertThat(
            maker
                .post(Asking.TOKENS, new TokenRequest(null, null, "administrator", "10m"))
                .problem(403, "forbidden")
                .detail())
        .contains("name scopes");
  }

  @Test
  void who_may_only_block_keys_revokes_nothing_by_it() {
    Client narrow = token("officer", List.of("keys:block"), null);
    BlockKeysRequest all = new BlockKeysRequest(List.of("ab".repeat(32)), "a drill", true);

    assertThat(narrow.post("/api/v1/blocked-keys", all).problem(403, "forbidden").detail())
        .contains("certificates:revoke");
  }

  @Test
  void a_narrowed_token_makes_no_operator() {
    Client narrow =
        token("administrator", List.of("requests:create", "tokens:create", "tokens:revoke"), null);

    narrow
        .post(Asking.REQUESTS, Asking.honest("operator", "login:mallory"))
        .problem(403, "forbidden");
    narrow
        .post(Asking.TOKENS, new TokenRequest("operator", List.of("mallory"), null, "1m"))
        .problem(403, "forbidden");
    TokenInfo other =
        server
            .administrator()
            .post(Asking.TOKENS, new TokenRequest(null, null, "auditor", "1h"))
            .as(201, TokenInfo.class);
    narrow.post(Asking.TOKENS + "/" + other.id() + "/revoke").problem(403, "forbidden");
  }
}
