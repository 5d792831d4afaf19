package io.sealport.server.identity.acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.Step;
import io.sealport.pki.Name;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import io.sealport.server.identity.network.FakeHttp;
import io.sealport.server.identity.network.TestNetwork;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class Http01CheckTest {

  private static final String URL =
      "http://ftp.example.com/.well-known/acme-challenge/" + Orders.NONCE;

  private final TestNetwork network = new TestNetwork();
  private final Http01Check check = new Http01Check(network.http());
  private final Order order = Orders.of("dns:ftp.example.com");
  private final Subject subject = Subject.of(Name.dns("ftp.example.com"));
  private final List<FakeHttp> servers = new ArrayList<>();

  @AfterEach
  void stop() throws IOException {
    for (FakeHttp server : servers) {
      server.close();
    }
  }

  private void at(String address, FakeHttp.Script script) throws IOException {
    FakeHttp server = new FakeHttp(script);
    servers.add(server);
    network.dialer().detour(address + ":80", server.port());
  }

  private Finding look() {
    return check.look(order, subject, Answers.NONE, Orders.looking());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n", " \t\r\n\n"})
  void the_key_authorization_is_proof_whatever_blanks_are_behind_it(String behind)
      throws IOException {
    network.resolver().answer("ftp.example.com", "8.8.8.8");
    at("8.8.8.8", FakeHttp.says(200, Orders.authorization(order) + behind));

    assertThat(look())
        .isEqualTo(
            new Finding.Proven(
                Set.of(Name.dns("ftp.example.com")),
                URL + " at 8.8.8.8:80 has the key authorization"));
  }

  @Test
  void the_authorization_of_another_key_is_none() throws IOException {
    network.resolver().answer("ftp.example.com", "8.8.8.8");
    at("8.8.8.8", FakeHttp.says(200, Orders.ofAnotherKey().text()));

    assertThat(look())
        .isEqualTo(
            new Finding.NotProven(
                "8.8.8.8:80: "
                    + URL
                    + " has the authorization of another key; wanted the key authorization of"
                    + " this request"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret of the house", "<html>not here</html>"})
  void other_content_is_none_and_is_not_repeated(String content) throws IOException {
    network.resolver().answer("ftp.example.com", "8.8.8.8");
    at("8.8.8.8", FakeHttp.says(200, content));

    assertThat(look())
        .isEqualTo(
            new Finding.NotProven(
                "8.8.8.8:80: "
                    + URL
                    + " has "
                    + content.length()
                    + " bytes that are something else; wanted the key authorization of this"
                    + " request"));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "x", "\ufeff"})
  void what_stands_before_it_makes_it_another_text(String before) throws IOException {
    network.resolver().answer("ftp.example.com", "8.8.8.8");
    at("8.8.8.8", FakeHttp.says(200, before + Orders.authorization(order)));

    assertThat(look()).isInstanceOf(Finding.NotProven.class);
  }

  @Test
  void one_address_that_has_it_is_enough() throws IOException {
    network.resolver().answer("ftp.example.com", "2606:4700::1", "9.9.9.9", "8.8.8.8");
    at("9.9.9.9", FakeHttp.says(404, ""));
    at("8.8.8.8", FakeHttp.says(200, Orders.authorization(order).text()));

    assertThat(look().statement()).isEqualTo(URL + " at 8.8.8.8:80 has the key authorization");
  }

  @Test
  void a_name_that_leads_into_the_house_is_not_looked_at() {
    network.resolver().answer("ftp.example.com", "169.254.169.254");

    assertThat(look())
        .isEqualTo(
            new Finding.NotProven(
                "ftp.example.com: 169.254.169.254 is the metadata service of a cloud"
                    + " (169.254.169.254), which this CA may not dial",
                "the name leads to no address that this CA dials"));
    assertThat(network.dialer().dialled()).isEmpty();
  }

  @Test
  void the_step_says_what_to_put_where() {
    Step step = check.step(order, subject);

    assertThat(step.check()).isEqualTo("http-01");
    assertThat(step.subject()).isEqualTo("dns:ftp.example.com");
    assertThat(step.data())
        .isEqualTo(Map.of("url", URL, "content", Orders.authorization(order).text()));
    assertThat(step.words())
        .anyMatch(w -> w.contains("`" + URL + "`"))
        .contains("`" + Orders.authorization(order) + "`");
  }

  @ParameterizedTest
  @CsvSource({
    "dns:ftp.example.com, true",
    "ip:192.0.2.1, true",
    "ip:2001:db8::1, true",
    "dns:*.example.com, false",
    "email:a@example.com, false",
    "login:alice, false",
    "requester, false"
  })
  void suits_what_a_web_server_is_called(String text, boolean suits) {
    assertThat(check.suits(Subject.parse(text))).isEqualTo(suits);
  }

  @Test
  void needs_nothing_to_be_given() {
    assertThat(check.isReady(order, Answers.NONE)).isTrue();
    assertThat(check.takesPassword()).isFalse();
  }
}
