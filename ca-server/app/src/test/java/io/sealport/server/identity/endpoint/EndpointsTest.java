package io.sealport.server.identity.endpoint;

import static io.sealport.server.identity.endpoint.Bench.NAME;
import static io.sealport.server.identity.endpoint.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.net.Deadline;
import io.sealport.net.Transcript;
import io.sealport.pki.Forge;
import io.sealport.pki.Name;
import io.sealport.policy.EndpointRules;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.Looking;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where endpoints are looked for, in which order, and for how long. */
@Tag("once")
class EndpointsTest {

  private final Bench bench = new Bench();
  private final Looking looking =
      new Looking(Forge.NOW, Deadline.in(Duration.ofSeconds(40)), new Transcript());

  @Test
  void explicit_ports_of_all_addresses_come_first() {
    bench.resolver.answer("two.example.com", "192.0.2.8", "192.0.2.9");
    EndpointRules rules = new EndpointRules(List.of(21, 2121), List.of(990), false, false);
    List<InetSocketAddress> seen = new ArrayList<>();

    find(
        Name.dns("two.example.com"),
        rules,
        (target, deadline, transcript) -> {
          seen.add(target.address());
          return Optional.of("not it");
        });

    assertThat(seen)
        .extracting(a -> a.getAddress().getHostAddress() + ":" + a.getPort())
        .containsExactly(
            "192.0.2.8:21",
            "192.0.2.9:21",
            "192.0.2.8:2121",
            "192.0.2.9:2121",
            "192.0.2.8:990",
            "192.0.2.9:990");
  }

  @Test
  void many_addresses_and_ports_are_not_many_doors_to_knock_at() {
    bench.resolver.answer(
        "many.example.com",
        IntStream.rangeClosed(1, 16).mapToObj(i -> "192.0.2." + i).toArray(String[]::new));
    EndpointRules rules = new EndpointRules(List.of(1, 2, 3, 4), List.of(5, 6), false, false);
    List<InetSocketAddress> seen = new ArrayList<>();

    Finding finding =
        find(
            Name.dns("many.example.com"),
            rules,
            (target, deadline, transcript) -> {
              seen.add(target.address());
              return Optional.of("not it");
            });

    assertThat(seen).hasSize(32);
    assertThat(refusal(finding)).endsWith("; and 28 more");
    assertThat(looking.transcript().lines()).contains("-- of 96 endpoints only 32 are looked at");
  }

  @Test
  void one_that_says_nothing_does_not_use_up_the_time_of_the_others() {
    List<Duration> shares = new ArrayList<>();

    find(
        NAME,
        EndpointRules.STANDARD,
        (target, deadline, transcript) -> {
          shares.add(deadline.left());
          return Optional.of("not it");
        });

    assertThat(shares.get(0)).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
    assertThat(shares.get(1)).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(40));
  }

  @Test
  void nothing_is_looked_at_once_the_time_is_over() {
    Looking late = new Looking(Forge.NOW, Deadline.in(Duration.ZERO), new Transcript());

    Finding finding =
        bench
            .endpoints()
            .find(
                NAME,
                EndpointRules.STANDARD,
                late,
                "is there",
                (t, d, s) -> {
                  throw new AssertionError("looked at " + t);
                });

    assertThat(refusal(finding)).contains("gave up");
  }

  private Finding find(Name name, EndpointRules rules, Endpoints.View view) {
    return bench.endpoints().find(name, rules, looking, "is there", view);
  }
}
