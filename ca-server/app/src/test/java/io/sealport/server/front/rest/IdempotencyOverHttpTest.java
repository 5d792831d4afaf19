package io.sealport.server.front.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.EnrolRequest;
import io.sealport.api.RequestInfo;
import io.sealport.pki.TestKeys;
import io.sealport.server.AtOnce;
import io.sealport.server.boot.Answer;
import io.sealport.server.boot.Client;
import io.sealport.server.boot.Identity;
import io.sealport.server.boot.RunningServer;
import io.sealport.server.boot.SharedServer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Idempotency-Key header. */
@ExtendWith(SharedServer.class)
class IdempotencyOverHttpTest {

  private static final String HEADER = "Idempotency-Key";

  private RunningServer server;

  @BeforeEach
  void take(RunningServer shared) {
    server = shared;
  }

  private Answer ask(Client client, EnrolRequest asked, String... keys) {
    String[] headers = new String[2 * keys.length];
    for (int i = 0; i < keys.length; i++) {
      headers[2 * i] = HEADER;
      headers[2 * i + 1] = keys[i];
    }
    return client.postWith(Asking.REQUESTS, asked, headers);
  }

  private static EnrolRequest asking(String name) {
    return Asking.with("ftps-server", Asking.csr(TestKeys.fresh(), name));
  }

  @Test
  void quoted_or_bare_it_is_one_key() {
    EnrolRequest asked = asking("dns:key1.example.com");

    RequestInfo first =
        ask(server.administrator(), asked, "\"the-one-key-of-key1\"").as(201, RequestInfo.class);
    RequestInfo again =
        ask(server.administrator(), asked, "the-one-key-of-key1").as(201, RequestInfo.class);

    assertThat(again).isEqualTo(first);
  }

  @Test
  void a_lost_answer_is_had_again_with_the_token_that_it_spent() {
    String token = Asking.token(server.administrator(), "ftps-server", "key2.example.com").token();
    EnrolRequest asked = asking("dns:key2.example.com");
    String key = "\"7a0c7c8e-62c1-4b09-8d5c-4d7f1f3f8c11\"";

    RequestInfo first = ask(server.bearer(token), asked, key).as(201, RequestInfo.class);

    RequestInfo again = ask(server.bearer(token), asked, key).as(201, RequestInfo.class);
    assertThat(again.bundle().certificate()).isEqualTo(first.bundle().certificate());
    assertThat(
            server
                .bearer(token)
                .get(Asking.REQUESTS + "/" + first.id())
                .as(200, RequestInfo.class)
                .serial())
        .isEqualTo(first.serial());
    ask(server.bearer(token), asked).problem(401, "unauthenticated");
    ask(server.bearer(token), asked, key.replace('7', '8')).problem(401, "unauthenticated");
    ask(server.bearer(token), asking("dns:key2.example.com"), key).problem(422, "refused");
    server.bearer(token).get("/api/v1/me").problem(401, "unauthenticated");
  }

  @Test
  void a_lost_renewal_is_had_again() {
    Identity current = Asking.issued(server, "ftps-user", "login:key3");
    EnrolRequest asked =
        new EnrolRequest(null, null, Asking.csr(TestKeys.fresh(), "login:key3"), null);
    Client holder = server.with(current);

    RequestInfo first =
        holder
            .postWith(Asking.RENEWALS, asked, HEADER, "a-renewal-of-key3")
            .as(201, RequestInfo.class);

    assertThat(
            holder
                .postWith(Asking.RENEWALS, asked, HEADER, "a-renewal-of-key3")
                .as(201, RequestInfo.class)
                .serial())
        .isEqualTo(first.serial());
  }

  @Test
  void refuses_what_is_no_key() {
    EnrolRequest asked = asking("dns:key4.example.com");

    for (String key :
        List.of(
            "short",
            "\"short\"",
            "x".repeat(256),
            "with a space in the middle",
            "\"aaaaaaaaaaaa\\\"aaaaa\"")) {
      ask(server.administrator(), asked, key).problem(400, "bad-input");
    }
    ask(server.administrator(), asked, "one-key-of-the-two", "two-key-of-the-two")
        .problem(400, "bad-input");
    ask(server.anyone(), asked, "sixteen-letters!").problem(400, "bad-input");
  }

  @Test
  void the_same_request_a_hundred_times_at_once_is_one_certificate() {
    String token = Asking.token(server.administrator(), "ftps-server", "key5.example.com").token();
    EnrolRequest asked = asking("dns:key5.example.com");
    Client bearer = server.bearer(token);

    List<RequestInfo> answers =
        AtOnce.run(
            100, i -> ask(bearer, asked, "a-hundred-times-the-same").as(201, RequestInfo.class));

    assertThat(answers.stream().map(RequestInfo::serial).distinct()).hasSize(1);
    assertThat(answers.stream().map(a -> a.bundle().certificate()).distinct()).hasSize(1);
  }
}
