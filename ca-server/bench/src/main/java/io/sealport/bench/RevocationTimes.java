package io.sealport.bench;

import io.sealport.bench.Figure.Wanted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long one revocation takes, to the disk and to OCSP, while the CRLs are made beside it: with
 * many certificates revoked already, and with few.
 */
final class RevocationTimes {

  static final int FEW = 1_000;

  /** Some seconds of one after the other, so that CRLs are made meanwhile. */
  private static final int COUNT = 1_500;

  private RevocationTimes() {}

  static List<Figure> measure(Lab lab, BenchHome many, int revoked)
      throws IOException, InterruptedException {
    BenchHome few = BenchHome.make(lab);
    Ledger.addRevoked(few, FEW);
    int count = count(revoked);
    int rounds = lab.amount().rounds();
    for (BenchHome home : List.of(many, few)) {
      Ledger.addValid(home, rounds * count);
    }
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      ours.add(run(lab, many, round * count, count));
      theirs.add(run(lab, few, round * count, count));
    }
    return List.of(
        new Figure(
            String.format(Locale.ROOT, "one revocation, %,d revoked before", revoked),
            "ms",
            new Samples(ours),
            new Samples(theirs),
            String.format(Locale.ROOT, "%,d revoked before", FEW),
            Wanted.ratioAtMost(1.2),
            "mean of " + count + ", CRLs made meanwhile included"));
  }

  private static int count(int revoked) {
    return Math.min(COUNT, revoked);
  }

  /** How many more are revoked after it. */
  static int added(Lab lab, int revoked) {
    return lab.amount().rounds() * count(revoked);
  }

  /** The mean in milliseconds. */
  private static double run(Lab lab, BenchHome home, int from, int count)
      throws IOException, InterruptedException {
    String printed =
        lab.output(
            Lab.java(),
            Lab.SERVER_MEMORY,
            "-cp",
            lab.classPath(),
            "io.sealport.server.boot.RevocationsOfLedger",
            home.folder().toString(),
            home.passphrase().toString(),
            Integer.toString(from),
            Integer.toString(count));
    return printed
        .lines()
        .filter(l -> l.startsWith("MEAN "))
        .mapToDouble(l -> Double.parseDouble(l.substring("MEAN ".length())))
        .findFirst()
        .orElseThrow(() -> new WrongAnswerException("no mean in: " + printed));
  }
}
