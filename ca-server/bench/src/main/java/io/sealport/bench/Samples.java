package io.sealport.bench;

import java.util.ArrayList;
import java.util.List;

/** What the rounds of one measure gave; at least one. */
record Samples(List<Double> values) {

  Samples {
    values = List.copyOf(values);
  }

  double median() {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  double least() {
    return values.stream().mapToDouble(v -> v).min().orElseThrow();
  }

  double most() {
    return values.stream().mapToDouble(v -> v).max().orElseThrow();
  }

  /** Round by round: what one round's noise does to both is gone. */
  Samples dividedBy(Samples other) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < Math.min(values.size(), other.values.size()); i++) {
      ratios.add(values.get(i) / other.values.get(i));
    }
    return new Samples(ratios);
  }
}
