package io.sealport.server.identity.person;

import io.sealport.net.Deadline;
import io.sealport.net.Transcript;
import io.sealport.pki.Csr;
import io.sealport.pki.Name;
import io.sealport.pki.TestCsrs;
import io.sealport.policy.Profile;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import io.sealport.testing.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Orders of people for tests, made at {@link FakeClock#START}, and looks at them. */
final class PersonOrders {

  static final Instant CREATED = FakeClock.START;

  /** Some seconds after the order was made. */
  static final Instant NOW = CREATED.plusSeconds(30);

  private static final Profile PROFILE =
      Profile.parse(
          "person.yaml",
          """
          profile: person
          issuer: users
          names: {allow: ["login:*", "email:*", "upn:*"]}
          proof: {each-name: [token]}
          keys: [ec-p256]
          validity: {max: 7d}
          """);

  private PersonOrders() {}

  /** An order with that id for the names. */
  static Order of(String id, String... names) {
    Csr csr = TestCsrs.honest(names);
    List<Name> wanted = Arrays.stream(names).map(Name::parse).toList();
    return new Order(
        id,
        "key:of-" + id,
        "nonce-of-" + id,
        csr,
        wanted,
        PROFILE,
        Optional.of("127.0.0.1"),
        CREATED,
        Optional.empty());
  }

  /** What was given for one check, by pairs. */
  static Answers answers(String check, String... pairs) {
    Map<String, String> given = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      given.put(pairs[i], pairs[i + 1]);
    }
    return new Answers(Map.of(check, given));
  }

  static Looking looking() {
    return looking(NOW);
  }

  static Looking looking(Instant now) {
    return new Looking(now, Deadline.in(Duration.ofSeconds(20)), new Transcript());
  }

  static Looking within(Duration time) {
    return new Looking(NOW, Deadline.in(time), new Transcript());
  }

  static Subject login(String login) {
    return Subject.of(Name.login(login));
  }
}
