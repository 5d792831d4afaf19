package io.sealport.server.identity.acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.Step;
import io.sealport.pki.Name;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import io.sealport.server.identity.network.FakeResolver;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("once")
class Dns01CheckTest {

  private static final String DOMAIN = "_acme-challenge.ftp.example.com";

  private final FakeResolver resolver = new FakeResolver();
  private final Dns01Check check = new Dns01Check(resolver);
  private final Order order = Orders.of("dns:ftp.example.com");
  private final String value = Orders.authorization(order).txt();

  private Finding look(String subject) {
    return check.look(order, Subject.parse(subject), Answers.NONE, Orders.looking());
  }

  @Test
  void one_of_several_records_is_proof() {
    resolver.text(DOMAIN, "v=spf1 -all", value, "other");

    assertThat(look("dns:ftp.example.com"))
        .isEqualTo(
            new Finding.Proven(
                Set.of(Name.dns("ftp.example.com")), DOMAIN + " has the TXT record " + value));
  }

  @Test
  void a_wildcard_is_proven_at_its_base_and_proves_itself_alone() {
    resolver.text("_acme-challenge.example.com", value);

    assertThat(look("dns:*.example.com"))
        .isInstanceOfSatisfying(
            Finding.Proven.class,
            found -> assertThat(found.names()).containsExactly(Name.dns("*.example.com")));
    assertThat(resolver.asked()).containsExactly("_acme-challenge.example.com");
  }

  @Test
  void the_record_of_another_key_is_none() {
    resolver.text(DOMAIN, Orders.ofAnotherKey().txt());

    assertThat(look("dns:ftp.example.com"))
        .isEqualTo(new Finding.NotProven(DOMAIN + " has 1 other TXT records; wanted " + value));
  }

  @Test
  void the_key_authorization_itself_is_not_its_digest() {
    resolver.text(
        DOMAIN,
        Orders.authorization(order).text(),
        " " + value,
        value.toLowerCase(java.util.Locale.ROOT));

    assertThat(look("dns:ftp.example.com"))
        .isEqualTo(new Finding.NotProven(DOMAIN + " has 3 other TXT records; wanted " + value));
  }

  @Test
  void no_record_and_no_domain_are_told_apart() {
    resolver.text(DOMAIN);

    assertThat(look("dns:ftp.example.com"))
        .isEqualTo(new Finding.NotProven(DOMAIN + " has no TXT record; wanted " + value));
    assertThat(look("dns:other.example.com"))
        .isEqualTo(new Finding.NotProven("_acme-challenge.other.example.com does not exist"));
  }

  @Test
  void the_step_says_what_to_put_where() {
    Step step = check.step(order, Subject.parse("dns:*.example.com"));

    assertThat(step.check()).isEqualTo("dns-01");
    assertThat(step.data())
        .isEqualTo(Map.of("record", "_acme-challenge.example.com", "type", "TXT", "value", value));
    assertThat(step.words())
        .anyMatch(w -> w.contains("`_acme-challenge.example.com`"))
        .contains("`" + value + "`");
  }

  @ParameterizedTest
  @CsvSource({
    "dns:ftp.example.com, true",
    "dns:*.example.com, true",
    "ip:192.0.2.1, false",
    "email:a@example.com, false",
    "login:alice, false",
    "requester, false"
  })
  void suits_domains(String text, boolean suits) {
    assertThat(check.suits(Subject.parse(text))).isEqualTo(suits);
  }
}
