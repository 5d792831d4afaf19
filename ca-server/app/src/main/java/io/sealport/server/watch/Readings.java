package io.sealport.server.watch;

import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Every {@link Reading}, each with what it said last. */
@Singleton
final class Readings {

  private final List<KeptReading> all;

  Readings(List<Reading> readings, @Named(TaskExecutors.BLOCKING) ExecutorService beside) {
    this.all = readings.stream().map(r -> new KeptReading(r, beside, System::nanoTime)).toList();
  }

  /** The values of now, or nearly so. */
  Values values() {
    // What is read beside is begun first.
    all.forEach(KeptReading::refresh);
    Values values = new Values();
    all.forEach(reading -> reading.tell(values));
    return values;
  }
}
