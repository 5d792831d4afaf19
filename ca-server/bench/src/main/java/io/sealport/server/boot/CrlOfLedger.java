package io.sealport.server.boot;

import io.micronaut.context.ApplicationContext;
import io.sealport.bench.PeakHeap;
import io.sealport.server.authority.Passphrase;
import io.sealport.server.status.Crls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Lets the real rooms publish the CRLs of a home, for the benchmark. It stands in this package
 * because only this room can open the others without listeners.
 */
final class CrlOfLedger {

  /** More than {@code crl-every}: each day a CRL is due. */
  private static final Duration DAY = Duration.ofHours(25);

  private CrlOfLedger() {}

  /** Arguments: the home, the file of its passphrase, the first day, how many days. */
  public static void main(String[] args) throws IOException {
    Cryptography.install();
    Home home = new Home(Path.of(args[0]));
    Passphrase passphrase =
        new Passphrase(Files.readString(Path.of(args[1])).strip().toCharArray());
    int first = Integer.parseInt(args[2]);
    int days = Integer.parseInt(args[3]);
    Day clock = new Day(first);
    ServerConfig config = ServerConfig.read(home.configuration());
    try (ApplicationContext rooms = Wiring.open(home, config, passphrase, clock, false)) {
      Crls crls = rooms.getBean(Crls.class);
      for (int day = first; day < first + days; day++) {
        clock.number = day;
        PeakHeap.print(crls::publishDue);
      }
    }
  }

  /** So many days from now. */
  private static final class Day extends Clock {
    private final Clock today = Clock.systemUTC();
    private volatile int number;

    Day(int number) {
      this.number = number;
    }

    @Override
    public ZoneId getZone() {
      return today.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("a CRL has no time zone");
    }

    @Override
    public Instant instant() {
      return today.instant().plus(DAY.multipliedBy(number));
    }
  }
}
