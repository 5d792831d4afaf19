package io.sealport.server.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.server.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class FiguresTest {

  private final Figures figures = new Figures();

  private PrometheusText text(Reading... readings) {
    Readings all = new Readings(List.of(readings), new AtHand());
    return PrometheusText.parse(new Exposition(figures, all).write(null).body());
  }

  /** Dashboards and alerts name them: one that is renamed is a change for everybody. */
  @Test
  void are_those_of_the_golden() {
    Golden.check(
        "figures.txt",
        Arrays.stream(Figure.values())
            .map(
                f ->
                    "%-38s %-5s %-20s %s"
                        .formatted(
                            f.wire(),
                            f.kind().name().toLowerCase(Locale.ROOT),
                            f.labels().isEmpty() ? "-" : String.join(" ", f.labels()),
                            f.help()))
            .toList());
  }

  @Test
  void a_count_grows_by_its_labels() {
    figures.count(Figure.OCSP, "fresh");
    Tally cached = figures.tally(Figure.OCSP, "cached");
    cached.add();
    cached.add();

    PrometheusText text = text();
    assertThat(text.value("sealport_ocsp_answers_total", "kind", "fresh")).isEqualTo(1);
    assertThat(text.value("sealport_ocsp_answers_total", "kind", "cached")).isEqualTo(2);
    assertThat(text.type("sealport_ocsp_answers_total")).isEqualTo("counter");
  }

  @Test
  void a_time_is_in_seconds_and_in_every_bound_above_it() {
    figures.took(Figure.SIGNING, 3_000_000, "users", "ec-p256");

    PrometheusText text = text();
    assertThat(text.value("sealport_signing_seconds_sum", "issuer", "users")).isEqualTo(0.003);
    assertThat(text.value("sealport_signing_seconds_bucket", "le", "0.0025")).isZero();
    assertThat(text.value("sealport_signing_seconds_bucket", "le", "0.005")).isEqualTo(1);
    assertThat(text.value("sealport_signing_seconds_bucket", "le", "+Inf")).isEqualTo(1);
  }

  @Test
  void the_java_machine_is_told_too() {
    assertThat(text().names())
        .contains(
            "jvm_memory_used_bytes", "jvm_gc_collection_seconds_count", "jvm_threads_current");
  }

  @Test
  void a_value_with_quotes_and_newlines_stays_one_value() {
    figures.count(Figure.REFUSALS, "p", "size(cert.names) > 0 && \"a\\b\"\nc");

    assertThat(
            text().value("sealport_refusals_total", "rule", "size(cert.names) > 0 && \"a\\b\"\nc"))
        .isEqualTo(1);
  }

  @Test
  void a_figure_of_another_kind_or_with_other_labels_is_refused() {
    assertThatThrownBy(() -> figures.count(Figure.SIGNING, "users", "ec-p256"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("SIGNING is no COUNT");
    assertThatThrownBy(() -> figures.count(Figure.OCSP))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Values().set(Figure.ALARMS, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_step_that_fails_is_timed_too() {
    Steps steps = new Steps(figures);

    assertThatThrownBy(
            () ->
                steps.run(
                    Figure.CRL_TIME,
                    () -> {
                      throw new IllegalStateException("no");
                    },
                    "users"))
        .hasMessage("no");
    assertThat(steps.during(Figure.JUDGING, () -> "yes", "ftps-user")).isEqualTo("yes");

    PrometheusText text = text();
    assertThat(text.value("sealport_crl_issuing_seconds_count", "ca", "users")).isEqualTo(1);
    assertThat(text.value("sealport_judging_seconds_count", "profile", "ftps-user")).isEqualTo(1);
  }
}
