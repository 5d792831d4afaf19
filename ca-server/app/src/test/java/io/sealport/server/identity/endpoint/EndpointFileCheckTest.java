package io.sealport.server.identity.endpoint;

import static io.sealport.server.identity.endpoint.Bench.NAME;
import static io.sealport.server.identity.endpoint.Bench.refusal;
import static io.sealport.server.identity.endpoint.Bench.selfSigned;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.KeyAuthorization;
import io.sealport.pki.TestKeys;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.FakeFtps;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.HostOrders;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class EndpointFileCheckTest {

  private static final Order ORDER = HostOrders.of(TestKeys.ec(), NAME.toString()).order();
  private static final String PATH = "/.well-known/sealport/nonce-of_r1.txt";
  private static final String WANTED =
      KeyAuthorization.of(ORDER.nonce(), ORDER.csr().publicKey()).text();

  private final Bench bench = new Bench();

  @AfterEach
  void stop() {
    bench.close();
  }

  private FakeFtps server() {
    return bench.serve(selfSigned(TestKeys.ecOf("any host")));
  }

  @Test
  void proven_by_the_file_that_anybody_can_read() {
    FakeFtps server = server().file(PATH, WANTED + "\r\n");

    assertThat(look()).isInstanceOf(Finding.Proven.class);
    assertThat(server.heard())
        .contains("USER anonymous", "EPSV", "RETR " + PATH)
        .noneMatch(line -> line.startsWith("PASV") || line.startsWith("PORT"));
  }

  @Test
  void proven_on_an_implicit_port_too() {
    bench.at(
        "192.0.2.1:990",
        FakeFtps.implicit(selfSigned(TestKeys.ecOf("any host"))).file(PATH, WANTED));

    assertThat(look()).isInstanceOf(Finding.Proven.class);
  }

  @Test
  void another_content_proves_nothing_and_is_not_repeated() {
    server().file(PATH, "something secret");

    assertThat(refusal(look()))
        .contains("has 16 bytes that are something else")
        .doesNotContain("secret");
  }

  @Test
  void nor_does_a_file_with_more_than_it() {
    server().file(PATH, WANTED + "\n" + WANTED);

    assertThat(refusal(look())).contains("something else");
  }

  @Test
  void a_file_that_does_not_end_is_not_read_to_its_end() {
    server().file(PATH, WANTED + " ".repeat(100_000));

    assertThat(refusal(look())).contains("more than 1024 bytes");
  }

  @Test
  void no_file_and_no_anonymous_user_prove_nothing() {
    FakeFtps server = server();
    assertThat(refusal(look())).contains("550");

    server.answer("PASS", "530 nobody");
    assertThat(refusal(look())).contains("lets no anonymous user in: 530");
  }

  @Test
  void it_does_not_exist_unless_it_is_switched_on() {
    server().file(PATH, WANTED);
    EndpointFileCheck off =
        new EndpointFileCheck(EndpointFileSettings.DEFAULTS, bench.endpoints(), bench.dialer);

    assertThat(off.suits(Subject.of(NAME))).isFalse();
    assertThat(bench.endpointFile().suits(Subject.of(NAME))).isTrue();
    assertThat(refusal(off.look(ORDER, Subject.of(NAME), Answers.NONE, HostOrders.looking())))
        .contains("switched off");
    assertThat(bench.dialer.dialled()).isEmpty();
  }

  @Test
  void the_step_says_who_can_defeat_it() {
    assertThat(bench.endpointFile().step(ORDER, Subject.of(NAME)).words())
        .anyMatch(w -> w.contains(PATH))
        .contains("`" + WANTED + "`")
        .anyMatch(w -> w.contains("no anonymous upload"));
  }

  private Finding look() {
    return bench.endpointFile().look(ORDER, Subject.of(NAME), Answers.NONE, HostOrders.looking());
  }
}
