package io.sealport.server.watch;

import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the server is well, by every {@link Vital}. Anybody may ask, as often as he likes:
 * what was found is given again for two seconds, and whoever does not answer in time is down.
 */
@Singleton
public final class Examination {

  /** A load balancer asks every few seconds; strangers must not keep the database busy. */
  static final Duration KEPT = Duration.ofSeconds(2);

  private static final String SERVER = "server";

  private final Lifecycle lifecycle;
  private final List<Pulse> pulses;
  private final LongSupplier nanos;
  private @Nullable Report last;
  private long at;

  @jakarta.inject.Inject
  Examination(
      Lifecycle lifecycle,
      List<Vital> vitals,
      @Named(TaskExecutors.BLOCKING) ExecutorService beside) {
    this(lifecycle, vitals, beside, System::nanoTime);
  }

  Examination(Lifecycle lifecycle, List<Vital> vitals, Executor beside, LongSupplier nanos) {
    this.lifecycle = lifecycle;
    this.pulses = vitals.stream().map(v -> new Pulse(v, beside, nanos)).toList();
    this.nanos = nanos;
  }

  /** How the server is; found out at most two seconds ago. */
  public Report report() {
    List<Report.Part> parts = new ArrayList<>();
    parts.add(new Report.Part(SERVER, lifecycle.look()));
    parts.addAll(looked().parts());
    return new Report(parts);
  }

  private synchronized Report looked() {
    Report known = last;
    if (known != null && nanos.getAsLong() - at < KEPT.toNanos()) {
      return known;
    }
    pulses.forEach(Pulse::feel);
    long deadline = nanos.getAsLong() + Pulse.PATIENCE.toNanos();
    Report now =
        new Report(
            pulses.stream()
                .map(p -> new Report.Part(p.id(), p.await(deadline)))
                .sorted(java.util.Comparator.comparing(Report.Part::id))
                .toList());
    last = now;
    at = nanos.getAsLong();
    return now;
  }
}
