package io.sealport.server.identity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import io.sealport.pki.TestKeys;
import io.sealport.server.identity.HostOrders;
import io.sealport.server.identity.Order;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class KeyObjectionsTest {

  private static final KeyPair PAIR = TestKeys.ec();
  private static final SubjectPublicKeyInfo KEY = Keys.info(PAIR.getPublic());

  @Test
  void a_key_that_anybody_can_download_is_refused_whatever_the_profile_says() {
    Order order =
        HostOrders.of(PAIR, "dns:ftp.example.com").endpoint("{shared-keys: true}").order();

    assertThat(objections().find(TestKeys.published(), order, Bench.NAME))
        .hasValueSatisfying(o -> assertThat(o).contains("key.published").contains("OpenSSL"));
  }

  @Test
  void a_key_that_nobody_knows_is_fine() {
    assertThat(find(order("{}"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dns:ftp.example.com", "dns:www.example.com", "login:alice"})
  void so_is_one_of_the_same_owner_or_of_a_user(String known) {
    assertThat(find(order("{}"), known)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dns:ftp.example.org", "dns:ftp.corp.internal", "ip:192.0.2.9"})
  void a_key_that_was_seen_for_an_unrelated_name_is_refused(String known) {
    assertThat(find(order("{}"), "dns:www.example.com", known))
        .hasValueSatisfying(
            o -> assertThat(o).contains("the key is of " + known).contains("shared-keys"));
  }

  @Test
  void unless_the_profile_allows_it() {
    assertThat(find(order("{shared-keys: true}"), "dns:ftp.example.org")).isEmpty();
  }

  @Test
  void unrelated_names_in_one_request_are_no_better() {
    Order order = HostOrders.of(PAIR, "dns:ftp.example.com", "dns:victim.example.org").order();

    assertThat(find(order))
        .hasValueSatisfying(o -> assertThat(o).contains("dns:victim.example.org"));
  }

  private static Order order(String endpoint) {
    return HostOrders.of(PAIR, "dns:ftp.example.com").endpoint(endpoint).order();
  }

  private static Optional<String> find(Order order, String... known) {
    return objections(known).find(KEY, order, Bench.NAME);
  }

  private static KeyObjections objections(String... known) {
    List<Name> names = Arrays.stream(known).map(Name::parse).toList();
    return new KeyObjections(key -> names);
  }
}
