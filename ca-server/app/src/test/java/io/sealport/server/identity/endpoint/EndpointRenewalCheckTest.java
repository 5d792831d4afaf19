package io.sealport.server.identity.endpoint;

import static io.sealport.server.identity.endpoint.Bench.NAME;
import static io.sealport.server.identity.endpoint.Bench.refusal;
import static io.sealport.server.identity.endpoint.Bench.selfSigned;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.Forge.Forged;
import io.sealport.pki.KeyHash;
import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import io.sealport.pki.TestKeys;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.HostOrders;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import java.security.KeyPair;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class EndpointRenewalCheckTest {

  private static final KeyPair NEW = TestKeys.ec();
  private static final KeyPair OLD = TestKeys.ecOf("the certificate before");
  private static final Forged CURRENT = selfSigned(OLD, "ftp.example.com");

  private final Bench bench = new Bench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void proven_by_the_old_key_for_a_new_one() {
    bench.serve(CURRENT);

    assertThat(look(renewal())).isInstanceOf(Finding.Proven.class);
  }

  @Test
  void the_certificate_around_the_key_may_have_changed() {
    bench.serve(selfSigned(OLD));

    assertThat(look(renewal())).isInstanceOf(Finding.Proven.class);
  }

  @Test
  void the_new_key_alone_proves_nothing() {
    bench.serve(selfSigned(NEW, "ftp.example.com"));

    assertThat(refusal(look(renewal())))
        .contains("wanted " + KeyHash.of(Keys.info(OLD.getPublic())));
  }

  @Test
  void a_request_that_renews_nothing_cannot_be_proven_so() {
    Order order = HostOrders.of(NEW, NAME.toString()).order();
    bench.serve(CURRENT);

    assertThat(bench.endpointRenewal().isReady(order, Answers.NONE)).isFalse();
    assertThat(bench.endpointRenewal().isReady(renewal(), Answers.NONE)).isTrue();
    assertThat(refusal(look(order))).contains("no certificate is being renewed");
    assertThat(bench.dialer.dialled()).isEmpty();
  }

  @Test
  void an_old_key_that_is_an_unrelated_hosts_too_is_refused() {
    bench.serve(CURRENT);
    bench.uses.put(KeyHash.of(Keys.info(OLD.getPublic())), List.of(Name.dns("a.example.org")));

    assertThat(refusal(look(renewal()))).contains("the key is of dns:a.example.org too");
  }

  @Test
  void an_old_key_that_anybody_has_proves_nothing() {
    KeyPair published = new KeyPair(Keys.publicKey(TestKeys.published()), OLD.getPrivate());
    Order order =
        HostOrders.of(NEW, NAME.toString())
            .renewing(selfSigned(published, "ftp.example.com").certificate())
            .order();

    assertThat(refusal(look(order))).contains("the key proves nothing: key.published: found");
    assertThat(bench.dialer.dialled()).isEmpty();
  }

  @Test
  void the_step_of_a_renewal_is_to_leave_things_as_they_are() {
    assertThat(bench.endpointRenewal().step(renewal(), Subject.of(NAME)).words().get(0))
        .startsWith("leave the current certificate on port 21");
  }

  private static Order renewal() {
    return HostOrders.of(NEW, NAME.toString()).renewing(CURRENT.certificate()).order();
  }

  private Finding look(Order order) {
    return bench
        .endpointRenewal()
        .look(order, Subject.of(NAME), Answers.NONE, HostOrders.looking());
  }
}
