package io.sealport.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class KeptReadingTest {

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();
  private final Deque<Runnable> given = new ArrayDeque<>();

  /** Says how often it was asked. */
  private Reading reading(boolean stored, Duration takes) {
    return new Reading() {
      @Override
      public String name() {
        return "test";
      }

      @Override
      public boolean isStored() {
        return stored;
      }

      @Override
      public void read(Sheet sheet) {
        nanos.addAndGet(takes.toNanos());
        sheet.set(Figure.PENDING, asked.incrementAndGet());
      }
    };
  }

  private static PrometheusText told(KeptReading kept) {
    kept.refresh();
    Values values = new Values();
    kept.tell(values);
    Figures none = new Figures();
    none.registry()
        .register((io.prometheus.metrics.model.registry.MultiCollector) values::snapshots);
    Readings readings = new Readings(java.util.List.of(), new AtHand());
    return PrometheusText.parse(new Exposition(none, readings).write(null).body());
  }

  private void advance(Duration by) {
    nanos.addAndGet(by.toNanos());
  }

  @Test
  void what_is_at_hand_is_read_each_time() {
    KeptReading kept = new KeptReading(reading(false, Duration.ZERO), given::add, nanos::get);

    assertThat(told(kept).value("sealport_requests_pending")).isEqualTo(1);
    assertThat(told(kept).value("sealport_requests_pending")).isEqualTo(2);
    assertThat(given).isEmpty();
  }

  @Test
  void what_is_stored_is_read_once_a_minute_beside_the_answer() {
    KeptReading kept = new KeptReading(reading(true, Duration.ZERO), Runnable::run, nanos::get);

    assertThat(told(kept).value("sealport_requests_pending")).isEqualTo(1);
    advance(KeptReading.FRESH.minusNanos(1));
    assertThat(told(kept).value("sealport_requests_pending")).isEqualTo(1);
    advance(Duration.ofNanos(1));
    assertThat(told(kept).value("sealport_requests_pending")).isEqualTo(2);
  }

  @Test
  void what_takes_ten_seconds_is_read_every_thousand() {
    KeptReading kept =
        new KeptReading(reading(true, Duration.ofSeconds(10)), Runnable::run, nanos::get);
    told(kept);

    advance(Duration.ofSeconds(999));
    assertThat(told(kept).value("sealport_requests_pending")).isEqualTo(1);
    advance(Duration.ofSeconds(1));
    assertThat(told(kept).value("sealport_requests_pending")).isEqualTo(2);
  }

  @Test
  void what_was_read_last_is_told_while_the_next_reading_is_under_way() {
    KeptReading kept = new KeptReading(reading(true, Duration.ZERO), given::add, nanos::get);
    kept.refresh();
    given.remove().run();
    advance(KeptReading.FRESH);

    assertThat(told(kept).value("sealport_requests_pending")).isEqualTo(1);
    assertThat(told(kept).value("sealport_requests_pending")).isEqualTo(1);
    assertThat(given).as("begun once").hasSize(1);
    given.remove().run();
    assertThat(told(kept).value("sealport_requests_pending")).isEqualTo(2);
  }

  @Test
  void what_cannot_be_read_is_told_to_be_missing() {
    Reading broken =
        new Reading() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public boolean isStored() {
            return true;
          }

          @Override
          public void read(Sheet sheet) {
            sheet.set(Figure.PENDING, 1);
            throw new IllegalStateException("no database");
          }
        };
    PrometheusText text = told(new KeptReading(broken, Runnable::run, nanos::get));

    assertThat(text.value("sealport_readings_missing", "reading", "broken")).isEqualTo(1);
    assertThat(text.names()).doesNotContain("sealport_requests_pending");
  }
}
