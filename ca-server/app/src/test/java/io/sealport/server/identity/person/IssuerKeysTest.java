package io.sealport.server.identity.person;

import static io.sealport.server.identity.person.PersonOrders.answers;
import static io.sealport.server.identity.person.PersonOrders.login;
import static io.sealport.server.identity.person.PersonOrders.looking;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import io.sealport.pki.Name;
import io.sealport.pki.TestKeys;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.web.BoundedWeb;
import io.sealport.server.identity.web.Web;
import java.net.URI;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An issuer's keys over http, as they come, change and fail. */
@Tag("once")
@Timeout(60)
class IssuerKeysTest {

  private static final Order ORDER = PersonOrders.of("r1", "login:alice");
  private static final OidcSettings.Meaning LOGINS =
      new OidcSettings.Meaning(Map.of(Name.Type.LOGIN, "preferred_username"), Map.of(), false);

  private LoopbackWeb web;
  private TestTokens tokens;
  private OidcCheck check;

  @BeforeEach
  void start() {
    web = LoopbackWeb.plain();
    tokens = new TestTokens(web.at("").toString());
    check = check(Optional.of(web.at("/keys")));
    web.text("/keys", TestTokens.keys().toString());
  }

  @AfterEach
  void stop() {
    web.close();
  }

  private OidcCheck check(Optional<URI> url) {
    OidcSettings.Keys keys =
        new OidcSettings.Keys(url, Optional.empty(), Optional.empty(), Duration.ofMinutes(5));
    return new OidcCheck(
        new OidcSettings(
            List.of(
                new OidcSettings.Issuer(
                    web.at("").toString(),
                    "sealport",
                    keys,
                    OidcSettings.Demands.STRICT,
                    LOGINS))));
  }

  private Finding look(String token, Looking looking) {
    return check.look(ORDER, login("alice"), answers("oidc", "token", token), looking);
  }

  private String signed(String kid, KeyPair key) {
    return TestTokens.sign(
        TestTokens.header(JWSAlgorithm.ES256, kid).build(), tokens.claims().build(), key);
  }

  private void refuses(String sentence) {
    assertThat(look(tokens.token(), looking()))
        .isInstanceOf(Finding.NotProven.class)
        .extracting(Finding::statement)
        .asString()
        .contains(sentence);
  }

  @Test
  void keys_are_fetched_once_and_kept_for_a_while() {
    for (int i = 0; i < 3; i++) {
      assertThat(look(tokens.token(), looking())).isInstanceOf(Finding.Proven.class);
    }
    assertThat(web.asked()).containsExactly("/keys");

    Instant later = PersonOrders.NOW.plus(Duration.ofMinutes(5));
    assertThat(look(tokens.token(), looking(later))).isInstanceOf(Finding.Proven.class);
    assertThat(web.asked()).hasSize(2);
  }

  @Test
  void a_new_key_is_found_at_once() {
    assertThat(look(tokens.token(), looking())).isInstanceOf(Finding.Proven.class);
    KeyPair fresh = TestKeys.fresh();
    web.text("/keys", new JWKSet(TestTokens.ec("new", fresh)).toString());

    assertThat(look(signed("new", fresh), looking())).isInstanceOf(Finding.Proven.class);
    assertThat(look(tokens.token(), looking())).isInstanceOf(Finding.NotProven.class);
  }

  @Test
  void unknown_keys_make_no_flood_of_fetches() {
    for (int i = 0; i < 20; i++) {
      assertThat(look(signed("unknown-" + i, TestTokens.EC), looking()))
          .isInstanceOf(Finding.NotProven.class);
    }
    assertThat(web.asked()).hasSize(2);
    assertThat(look(tokens.token(), looking())).isInstanceOf(Finding.Proven.class);
  }

  @Test
  void discovery_finds_the_keys() {
    check = check(Optional.empty());
    web.text(
        "/.well-known/openid-configuration",
        "{\"issuer\":\"" + web.at("") + "\",\"jwks_uri\":\"" + web.at("/keys") + "\"}");

    assertThat(look(tokens.token(), looking())).isInstanceOf(Finding.Proven.class);
    assertThat(web.asked()).containsExactly("/.well-known/openid-configuration", "/keys");
  }

  @Test
  void a_discovery_document_of_another_issuer_is_refused() {
    check = check(Optional.empty());
    web.text(
        "/.well-known/openid-configuration",
        "{\"issuer\":\"https://other.example\",\"jwks_uri\":\"" + web.at("/keys") + "\"}");

    refuses("is another issuer's");
  }

  @Test
  void keys_at_a_plain_http_address_elsewhere_are_not_fetched() {
    check = check(Optional.empty());
    web.text(
        "/.well-known/openid-configuration",
        "{\"issuer\":\"" + web.at("") + "\",\"jwks_uri\":\"http://keys.example/\"}");

    refuses("names no https address of its keys");
    assertThat(web.asked()).hasSize(1);
  }

  @Test
  void a_failure_is_said_and_not_kept() {
    web.page("/keys", e -> LoopbackWeb.send(e, 500, new byte[0]));
    refuses("answered with status 500; wanted 200");
    web.text("/keys", TestTokens.keys().toString());

    assertThat(look(tokens.token(), looking())).isInstanceOf(Finding.Proven.class);
  }

  @Test
  void a_redirect_is_not_followed() {
    web.page(
        "/keys",
        e -> {
          e.getResponseHeaders().set("Location", web.at("/other").toString());
          LoopbackWeb.send(e, 302, new byte[0]);
        });
    web.text("/other", TestTokens.keys().toString());

    refuses("status 302");
    assertThat(web.asked()).containsExactly("/keys");
  }

  @Test
  void too_many_bytes_are_given_up() {
    web.page(
        "/keys",
        e -> {
          e.sendResponseHeaders(200, 0);
          byte[] part = new byte[64 * 1024];
          for (int i = 0; i < 64; i++) {
            e.getResponseBody().write(part);
          }
        });

    refuses("sent more than 262144 bytes");
  }

  @Test
  void a_slow_drip_ends_with_the_deadline() {
    web.page(
        "/keys",
        e -> {
          e.sendResponseHeaders(200, 0);
          for (int i = 0; i < 100; i++) {
            e.getResponseBody().write(' ');
            e.getResponseBody().flush();
            pause();
          }
        });
    long begin = System.nanoTime();
    Finding finding = look(tokens.token(), PersonOrders.within(Duration.ofMillis(700)));

    assertThat(finding.statement()).contains("did not answer in full within the time given");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void what_is_no_key_set_is_refused() {
    web.text("/keys", "<html>");
    refuses("are no JWK set");
  }

  @Test
  void nobody_there_is_said() {
    web.close();
    refuses("no connection to 127.0.0.1");
  }

  @Test
  void https_is_verified() {
    try (LoopbackWeb secure = LoopbackWeb.tls(TestTls.server("127.0.0.1"))) {
      secure.text("/keys", TestTokens.keys().toString());
      check = check(Optional.of(secure.at("/keys")));

      refuses("no TLS with 127.0.0.1");
      assertThat(secure.asked()).isEmpty();
    }
  }

  @Test
  void https_is_verified_with_the_configured_file_and_its_name_too() {
    Web web = BoundedWeb.trusting(Optional.of(TestTls.trustFile()));
    assertThat(fetched(web, "127.0.0.1")).isEqualTo("200");
    assertThat(fetched(web, "127.0.0.2")).contains("no TLS with 127.0.0.1");
  }

  private static String fetched(Web web, String name) {
    try (LoopbackWeb secure = LoopbackWeb.tls(TestTls.server(name))) {
      secure.text("/", "x");
      return ""
          + web.send(
                  java.net.http.HttpRequest.newBuilder(secure.at("/")).build(),
                  10,
                  looking().deadline())
              .status();
    } catch (io.sealport.net.NetFailure e) {
      return e.sentence();
    }
  }
}
