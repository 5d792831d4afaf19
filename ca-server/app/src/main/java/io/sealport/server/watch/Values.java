package io.sealport.server.watch;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of one moment. */
final class Values implements Reading.Sheet {

  private final Map<Figure, Map<List<String>, Double>> values = new EnumMap<>(Figure.class);

  @Override
  public void set(Figure figure, double value, String... labels) {
    if (figure.kind() != Figure.Kind.NOW || figure.labels().size() != labels.length) {
      throw new IllegalArgumentException(figure + " is not read with " + List.of(labels));
    }
    values.computeIfAbsent(figure, f -> new LinkedHashMap<>()).put(List.of(labels), value);
  }

  void addAll(Values others) {
    others.values.forEach(
        (figure, points) ->
            values.computeIfAbsent(figure, f -> new LinkedHashMap<>()).putAll(points));
  }

  MetricSnapshots snapshots() {
    List<GaugeSnapshot> gauges = new ArrayList<>();
    values.forEach((figure, points) -> gauges.add(gauge(figure, points)));
    return new MetricSnapshots(gauges.toArray(GaugeSnapshot[]::new));
  }

  private static GaugeSnapshot gauge(Figure figure, Map<List<String>, Double> points) {
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(figure.wire()).help(figure.help());
    points.forEach(
        (labels, value) ->
            gauge.dataPoint(
                GaugeDataPointSnapshot.builder()
                    .labels(Labels.of(figure.labels(), labels))
                    .value(value)
                    .build()));
    return gauge.build();
  }
}
