package io.sealport.bench;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How long a part of something runs, told by a printed line of a process of its own. */
public final class Lap {

  private static final String WORD = "LAP";

  private Lap() {}

  /** Runs it and prints the line. */
  public static void print(String name, Runnable work) {
    long start = System.nanoTime();
    work.run();
    System.out.printf(Locale.ROOT, "%s %s %.1f%n", WORD, name, (System.nanoTime() - start) / 1e6);
  }

  /** The milliseconds of each part, from the printed lines of a process. */
  static Map<String, Double> read(String printed) {
    return printed
        .lines()
        .filter(l -> l.startsWith(WORD + " "))
        .map(l -> l.split(" "))
        .collect(Collectors.toMap(f -> f[1], f -> Double.parseDouble(f[2])));
  }
}
