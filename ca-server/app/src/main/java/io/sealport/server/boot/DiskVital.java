package io.sealport.server.boot;

import io.sealport.server.watch.Condition;
import io.sealport.server.watch.Vital;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.function.ToLongFunction;

/** Whether there is room in the home, for the database, CRLs and new keys. */
@Singleton
class DiskVital implements Vital {

  private static final long MIB = 1 << 20;

  /** A CRL of a million entries, in DER and PEM, and what is written meanwhile. */
  private static final long LEAST = 256 * MIB;

  /** Some million certificates. */
  private static final long COMFORTABLE = 2048 * MIB;

  private final Path home;
  private final ToLongFunction<Path> free;

  @Inject
  DiskVital(Home home) {
    this(home.folder(), folder -> folder.toFile().getUsableSpace());
  }

  DiskVital(Path home, ToLongFunction<Path> free) {
    this.home = home;
    this.free = free;
  }

  @Override
  public String id() {
    return "disk";
  }

  @Override
  public Condition look() {
    long left = free.applyAsLong(home);
    String words = left / MIB + " MiB are free in the home";
    if (left < LEAST) {
      return Condition.down(words + "; wanted " + LEAST / MIB);
    }
    return left < COMFORTABLE
        ? Condition.degraded(words + "; wanted " + COMFORTABLE / MIB)
        : Condition.up(words);
  }
}
