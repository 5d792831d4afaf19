package io.sealport.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The rounds of load on one server, and what it cost. */
final class Loads {

  /** One load of so many seconds. */
  @FunctionalInterface
  interface Load {
    Wrk run(int seconds) throws IOException, InterruptedException;
  }

  private final BenchServer server;
  private final List<Double> rates = new ArrayList<>();
  private double driver;
  private long requests;
  private Duration cpu = Duration.ZERO;

  Loads(BenchServer server) {
    this.server = server;
  }

  /** A round that counts. */
  Wrk round(Load load, int seconds) throws IOException, InterruptedException {
    Duration before = server.cpu();
    Wrk done = load.run(seconds);
    cpu = cpu.plus(server.cpu().minus(before));
    requests += done.requests();
    rates.add(done.rate());
    driver = Math.max(driver, done.driverShare());
    return done;
  }

  Samples rates() {
    return new Samples(rates);
  }

  /**
   * What each answer cost on a core, which a busy machine changes little; what the driver took of
   * the same cores; what the server holds in memory now.
   */
  String note() throws IOException {
    return String.format(
        java.util.Locale.ROOT,
        "%s us CPU each, driver %d %% of the cores, server %d MiB",
        Report.number(cpu.toNanos() / 1e3 / Math.max(1, requests)),
        Math.round(100 * driver),
        server.residentMiB());
  }
}
