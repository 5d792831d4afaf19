package io.sealport.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.RenewalWindow;
import io.sealport.testing.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How long to wait, and how much that differs from machine to machine. */
class PauseTest {

  private static final Instant NOW = FakeClock.START;
  private static final Instant FAR = NOW.plus(Duration.ofDays(365));

  @Test
  void grows_from_a_minute_to_six_hours_and_stays_there() {
    assertThat(Pause.after(1, NOW, FAR)).isEqualTo(Duration.ofMinutes(1));
    assertThat(Pause.after(2, NOW, FAR)).isEqualTo(Duration.ofMinutes(2));
    assertThat(Pause.after(9, NOW, FAR)).isEqualTo(Duration.ofMinutes(256));
    assertThat(Pause.after(10, NOW, FAR)).isEqualTo(Duration.ofHours(6));
    assertThat(Pause.after(1_000_000, NOW, FAR)).isEqualTo(Duration.ofHours(6));
  }

  @Test
  void leaves_ten_tries_before_the_certificate_ends() {
    assertThat(Pause.after(50, NOW, NOW.plus(Duration.ofHours(10)))).isEqualTo(Duration.ofHours(1));
    assertThat(Pause.after(50, NOW, NOW.plusSeconds(20))).isEqualTo(Duration.ofSeconds(2));
    assertThat(Pause.after(50, NOW, NOW.plusSeconds(2))).isEqualTo(Duration.ofSeconds(1));
    assertThat(Pause.after(50, NOW, NOW.minusSeconds(2))).isEqualTo(Duration.ofHours(6));
  }

  @Test
  void waits_as_long_as_the_server_asks_but_no_longer_than_a_day() {
    assertThat(Pause.honouring(Duration.ofMinutes(1), Optional.of(Duration.ofHours(3))))
        .isEqualTo(Duration.ofHours(3));
    assertThat(Pause.honouring(Duration.ofHours(6), Optional.of(Duration.ofHours(3))))
        .isEqualTo(Duration.ofHours(6));
    assertThat(Pause.honouring(Duration.ofHours(6), Optional.of(Duration.ofDays(300))))
        .isEqualTo(Duration.ofDays(1));
    assertThat(Pause.honouring(Duration.ofHours(6), Optional.empty()))
        .isEqualTo(Duration.ofHours(6));
  }

  @Test
  void a_fleet_is_spread_over_the_window_and_each_machine_keeps_its_moment() {
    RenewalWindow window = RenewalWindow.of(NOW, NOW.plus(Duration.ofDays(48)));
    Set<Integer> tenths = new HashSet<>();
    for (int machine = 0; machine < 200; machine++) {
      Spread spread = new Spread(Integer.toHexString(machine));
      double share = spread.share("renew 1");
      assertThat(share).isGreaterThanOrEqualTo(0).isLessThan(1).isEqualTo(spread.share("renew 1"));
      assertThat(window.at(share)).isAfterOrEqualTo(window.start()).isBefore(window.end());
      tenths.add((int) (share * 10));
    }

    assertThat(tenths).hasSize(10);
  }

  @Test
  void pauses_differ_by_a_quarter_to_either_side() {
    for (int machine = 0; machine < 200; machine++) {
      assertThat(new Spread("" + machine).around(Duration.ofMinutes(100), "try 3 a"))
          .isBetween(Duration.ofMinutes(75), Duration.ofMinutes(125));
    }
  }
}
