package io.sealport.server.watch;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.sealport.server.watch.Figure.Kind;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts and times what happens. Labels come in the order of the {@link Figure}, and their values
 * from closed lists or from policy, never from a request's own words: each new value is memory for
 * as long as the server runs.
 */
@Singleton
public final class Figures {

  private static final double NANOS = 1e9;

  /** Seconds; a signature takes 20 microseconds, a commit a millisecond, a check of names ten. */
  private static final double[] SECONDS = {
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10
  };

  /** Up to the largest group of the journal. */
  private static final double[] PIECES = {1, 2, 4, 8, 16, 32, 64, 128, 256};

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Map<Figure, Counter> counters = new EnumMap<>(Figure.class);
  private final Map<Figure, Histogram> spreads = new EnumMap<>(Figure.class);

  Figures() {
    for (Figure figure : Figure.values()) {
      switch (figure.kind()) {
        case COUNT -> counters.put(figure, counter(figure));
        case TIME -> spreads.put(figure, spread(figure, SECONDS));
        case SIZE -> spreads.put(figure, spread(figure, PIECES));
        case NOW -> {}
      }
    }
  }

  private Counter counter(Figure figure) {
    return Counter.builder()
        .name(figure.wire())
        .help(figure.help())
        .labelNames(figure.labels().toArray(String[]::new))
        .withoutExemplars()
        .register(registry);
  }

  private Histogram spread(Figure figure, double[] bounds) {
    return Histogram.builder()
        .classicOnly()
        .classicUpperBounds(bounds)
        .name(figure.wire())
        .help(figure.help())
        .labelNames(figure.labels().toArray(String[]::new))
        .withoutExemplars()
        .register(registry);
  }

  /** One more of what is counted. */
  public void count(Figure figure, String... labels) {
    counter(figure, labels).inc();
  }

  /** A count whose labels are looked up once: for what happens tens of thousands of times. */
  public Tally tally(Figure figure, String... labels) {
    return counter(figure, labels)::inc;
  }

  private io.prometheus.metrics.core.datapoints.CounterDataPoint counter(
      Figure figure, String... labels) {
    return require(counters, figure, Kind.COUNT).labelValues(labels);
  }

  /** How long something took. */
  public void took(Figure figure, long nanos, String... labels) {
    require(spreads, figure, Kind.TIME).labelValues(labels).observe(nanos / NANOS);
  }

  /** A time whose labels are looked up once. */
  public Timing timing(Figure figure, String... labels) {
    io.prometheus.metrics.core.datapoints.DistributionDataPoint spread =
        require(spreads, figure, Kind.TIME).labelValues(labels);
    return nanos -> spread.observe(nanos / NANOS);
  }

  /** How many came together. */
  public void gathered(Figure figure, int pieces, String... labels) {
    require(spreads, figure, Kind.SIZE).labelValues(labels).observe(pieces);
  }

  private static <M> M require(Map<Figure, M> metrics, Figure figure, Kind wanted) {
    M metric = metrics.get(figure);
    if (metric == null || figure.kind() != wanted) {
      throw new IllegalArgumentException(figure + " is no " + wanted);
    }
    return metric;
  }

  PrometheusRegistry registry() {
    return registry;
  }
}
