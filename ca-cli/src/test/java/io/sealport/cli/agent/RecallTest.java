package io.sealport.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.RenewalInfo;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent does when the CA wants a certificate replaced before its time. */
class RecallTest {

  @TempDir Path folder;
  private AgentWorld world;

  @BeforeEach
  void open() {
    world = new AgentWorld(folder, Duration.ofDays(47));
    world.ca.advice = Optional.of(advice("lifetime", Duration.ofDays(31), null));
    world.ca.asked = Optional.of(Duration.ofHours(1));
  }

  private RenewalInfo advice(String reason, Duration in, Boolean newKey) {
    Instant start = world.clock.instant().plus(in);
    return new RenewalInfo(
        new RenewalInfo.SuggestedWindow(start, start.plus(Duration.ofHours(1))),
        reason,
        "so it is",
        newKey);
  }

  private void recall() {
    world.ca.advice = Optional.of(advice("recalled", Duration.ofHours(-2), true));
  }

  @Test
  void is_obeyed_with_a_new_key_when_it_is_heard_of() {
    String before = world.serial();
    world.pass(Duration.ofDays(1));
    assertThat(world.ca.renewalsTried).isEmpty();

    recall();
    world.pass(Duration.ofMinutes(61));

    assertThat(world.serial()).isNotEqualTo(before);
    // The CA that is played recalls the new one too, which waits an hour.
    assertThat(world.ca.newKeys).hasSizeBetween(1, 2).containsOnly(true);
  }

  @Test
  void is_obeyed_soon_after_a_renewal_and_not_again_and_again() {
    recall();
    world.look();
    assertThat(world.ca.renewalsTried).hasSize(1);

    // The CA goes on recalling whatever it issues.
    world.pass(Duration.ofHours(12));

    assertThat(world.ca.renewalsTried.size()).isBetween(6, 13);
  }

  @Test
  void is_not_put_off_by_what_failed_before() {
    world.ca.advice = Optional.of(advice("lifetime", Duration.ofHours(-2), null));
    world.ca.answer = Optional.of(Fault.of(Kind.REFUSED, "not this key"));
    world.look();
    assertThat(world.ca.renewalsTried).hasSize(1);
    world.ca.answer = Optional.empty();

    recall();
    world.pass(Duration.ofMinutes(61));

    assertThat(world.ca.renewalsTried).hasSize(2);
    assertThat(world.ca.newKeys).containsExactly(false, true);
  }
}
