package io.sealport.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Locale;

/**
 * How long something runs, and how much heap it needs beyond what was there before. Told by the
 * printed line, since it happens in a process of its own.
 *
 * @param ms it ran
 * @param mib at the highest point; garbage that a collection had not taken yet included, so a small
 *     young generation makes it sharper
 */
public record PeakHeap(double ms, double mib) {

  private static final String WORD = "PEAK";

  /** How ours runs: with the server's memory. */
  static final List<String> JVM = List.of("-Xmx512m", "-Xmn16m", "-XX:+UseSerialGC");

  /** The same for the reference, which needs more for a million entries. */
  static final List<String> ROOMY = List.of("-Xmx3g", "-Xmn16m", "-XX:+UseSerialGC");

  /** Runs it and prints the line. */
  public static void print(Runnable work) {
    // Only what the work itself brings is to be counted.
    System.gc();
    double before = used(false);
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    long start = System.nanoTime();
    work.run();
    double ms = (System.nanoTime() - start) / 1e6;
    System.out.printf(Locale.ROOT, "%s %.1f %.1f%n", WORD, ms, used(true) - before);
  }

  /** The printed lines of a process. */
  static List<PeakHeap> read(String printed) {
    return printed
        .lines()
        .filter(l -> l.startsWith(WORD + " "))
        .map(l -> l.split(" "))
        .map(f -> new PeakHeap(Double.parseDouble(f[1]), Double.parseDouble(f[2])))
        .toList();
  }

  private static double used(boolean peak) {
    return pools().stream().mapToLong(p -> (peak ? p.getPeakUsage() : p.getUsage()).getUsed()).sum()
        / 1048576.0;
  }

  private static List<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(p -> p.getType() == MemoryType.HEAP)
        .toList();
  }
}
