package io.sealport.bench;

import io.sealport.bench.Figure.Wanted;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How OCSP for serials that nobody has asked about, and issuing, slow down while the ledger grows:
 * a home of its own for each size, rows of the real table, the same work on each.
 */
final class GrowthWork implements Work {

  /** As many serials as the smallest ledger has, so that each size does the same. */
  private static final int ASKED = 10_000;

  private static final int BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final Optional<Path> drawing;

  /**
   * Measures the growth.
   *
   * @param drawing where the curves go, as SVG
   */
  GrowthWork(Optional<Path> drawing) {
    this.drawing = drawing;
  }

  /** What a ledger of that size allows. */
  record Point(int rows, ColdAsking ocsp, double issued) {}

  @Override
  public List<Figure> measure(Lab lab) throws IOException, InterruptedException {
    Path requests = Issuing.requests(lab);
    List<Point> points = new ArrayList<>();
    for (int rows : sizes(lab.amount().largestLedger())) {
      lab.say(String.format(Locale.ROOT, "a ledger of %,d certificates", rows));
      points.add(measure(lab, rows, requests));
    }
    if (drawing.isPresent()) {
      GrowthCurves.draw(points, drawing.get());
    }
    List<Figure> figures = new ArrayList<>();
    Point first = points.get(0);
    for (Point point : points.subList(1, points.size())) {
      figures.add(ocsp(point, first));
      figures.add(issuing(point, first));
    }
    return figures;
  }

  /** Ten times as many each time. */
  static List<Integer> sizes(int largest) {
    List<Integer> sizes = new ArrayList<>();
    for (long size = Math.min(ASKED, largest / 10); size < largest; size *= 10) {
      sizes.add((int) size);
    }
    sizes.add(largest);
    return List.copyOf(sizes);
  }

  private Point measure(Lab lab, int rows, Path requests) throws IOException, InterruptedException {
    BenchHome home = BenchHome.make(lab);
    Ledger.addValid(home, rows);
    OcspAsking asking = new OcspAsking(BenchHome.certificate(home.authority("users")));
    List<byte[]> unknown = new ArrayList<>();
    List<byte[]> known = new ArrayList<>();
    for (BigInteger serial : Ledger.serials(home, ASKED)) {
      known.add(asking.question(serial, Optional.empty()));
      // What is not in the ledger is looked for and not remembered: the program gets warm alone.
      unknown.add(asking.question(new BigInteger(BITS, random).setBit(0), Optional.empty()));
    }
    try (BenchServer server = BenchServer.start(lab, home)) {
      ColdAsking.run(server.httpPort(), unknown);
      ColdAsking.run(server.httpPort(), unknown);
      ColdAsking ocsp = ColdAsking.run(server.httpPort(), known);
      Api api = new Api(lab, home, server);
      int warm = lab.amount().warmUp();
      long used = Issuing.issue(lab, server, api, requests, warm, 0).requests();
      double issued =
          Issuing.issue(lab, server, api, requests, lab.amount().seconds(), used).rate();
      return new Point(rows, ocsp, issued);
    }
  }

  private static Figure ocsp(Point point, Point first) {
    return new Figure(
        String.format(Locale.ROOT, "OCSP, each serial once, ledger of %,d", point.rows()),
        "/s",
        new Samples(List.of(point.ocsp().rate())),
        new Samples(List.of(first.ocsp().rate())),
        String.format(Locale.ROOT, "the same, ledger of %,d", first.rows()),
        Wanted.ratioAtLeast(0.7),
        "p99 " + Report.number(point.ocsp().p99()) + " ms");
  }

  private static Figure issuing(Point point, Point first) {
    return new Figure(
        String.format(Locale.ROOT, "issued over REST, ledger of %,d", point.rows()),
        "/s",
        new Samples(List.of(point.issued())),
        new Samples(List.of(first.issued())),
        String.format(Locale.ROOT, "the same, ledger of %,d", first.rows()),
        Wanted.ratioAtLeast(0.7),
        "");
  }
}
