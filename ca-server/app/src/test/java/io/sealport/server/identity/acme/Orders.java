package io.sealport.server.identity.acme;

import io.sealport.net.Deadline;
import io.sealport.net.Transcript;
import io.sealport.pki.Csr;
import io.sealport.pki.KeyAuthorization;
import io.sealport.pki.Name;
import io.sealport.pki.TestCsrs;
import io.sealport.policy.Rulebook;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.Order;
import io.sealport.testing.FakeClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Orders and looks for tests of checks. */
final class Orders {

  static final String NONCE = "evaGxfADs6pSRb2LAv9IZf17Dt3juxGJ-PCt92wr-oA";

  private Orders() {}

  /** An order of a server's certificate for these names. */
  static Order of(String... names) {
    Csr csr = TestCsrs.honest(names);
    return new Order(
        "1234",
        "key:abcd",
        NONCE,
        csr,
        Arrays.stream(names).map(Name::parse).toList(),
        Rulebook.shipped().profile("ftps-server").orElseThrow(),
        Optional.empty(),
        FakeClock.START,
        Optional.empty());
  }

  /** What its requester has to show. */
  static KeyAuthorization authorization(Order order) {
    return KeyAuthorization.of(order.nonce(), order.csr().publicKey());
  }

  /** What somebody with the same token and another key has to show. */
  static KeyAuthorization ofAnotherKey() {
    return KeyAuthorization.of(NONCE, TestCsrs.honest("dns:thief.example.net").publicKey());
  }

  /** A look of ten seconds. */
  static Looking looking() {
    return new Looking(FakeClock.START, Deadline.in(Duration.ofSeconds(10)), new Transcript());
  }
}
