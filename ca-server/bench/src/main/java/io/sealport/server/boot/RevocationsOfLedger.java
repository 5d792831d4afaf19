package io.sealport.server.boot;

import io.micronaut.context.ApplicationContext;
import io.sealport.pki.RevocationReason;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.authority.Passphrase;
import io.sealport.server.status.Crls;
import io.sealport.server.status.Revocations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Has the real rooms revoke one certificate after the other, for the benchmark. */
final class RevocationsOfLedger {

  /** Until the compiler is done with the way. */
  private static final int WARM_UP = 300;

  private RevocationsOfLedger() {}

  /** Arguments: the home, the file of its passphrase, the first certificate, how many. */
  public static void main(String[] args) throws IOException {
    Cryptography.install();
    Home home = new Home(Path.of(args[0]));
    Passphrase passphrase =
        new Passphrase(Files.readString(Path.of(args[1])).strip().toCharArray());
    long after = io.sealport.bench.Ledger.VALID_FROM + Integer.parseInt(args[2]) - 1;
    int count = Integer.parseInt(args[3]);
    ServerConfig config = ServerConfig.read(home.configuration());
    try (ApplicationContext rooms =
        Wiring.open(home, config, passphrase, Clock.systemUTC(), true)) {
      rooms.getBean(Crls.class).publishDue();
      Revocations revocations = rooms.getBean(Revocations.class);
      Ledger.Filter valid =
          new Ledger.Filter("", "", Optional.empty(), Optional.empty(), Optional.empty());
      List<LedgerEntry> entries = rooms.getBean(Ledger.class).search(valid, after, count);
      int warmUp = Math.min(WARM_UP, count / 2);
      entries.subList(0, warmUp).forEach(e -> revoke(revocations, e));
      long start = System.nanoTime();
      entries.subList(warmUp, count).forEach(e -> revoke(revocations, e));
      double ms = (System.nanoTime() - start) / 1e6;
      System.out.printf(Locale.ROOT, "MEAN %.4f%n", ms / (count - warmUp));
    }
  }

  private static void revoke(Revocations revocations, LedgerEntry entry) {
    revocations.revoke(entry.serial(), RevocationReason.SUPERSEDED, false, "operator:bench");
  }
}
