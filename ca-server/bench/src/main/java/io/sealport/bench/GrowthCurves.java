package io.sealport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The rates against the size of the ledger, as SVG: both axes from their first value. */
final class GrowthCurves {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int MARGIN = 60;

  private final List<GrowthWork.Point> points;
  private final double most;

  private GrowthCurves(List<GrowthWork.Point> points) {
    this.points = points;
    this.most =
        points.stream().mapToDouble(p -> Math.max(p.ocsp().rate(), p.issued())).max().orElse(1);
  }

  static void draw(List<GrowthWork.Point> points, Path file) throws IOException {
    Files.writeString(file, new GrowthCurves(points).svg());
  }

  private String svg() {
    return String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                + " font-family=\"sans-serif\" font-size=\"12\">%n"
                + "<title>Rate against the size of the ledger</title>%n",
            WIDTH,
            HEIGHT)
        + curve("#1f6feb", p -> p.ocsp().rate(), "OCSP, each serial once")
        + curve("#d1242f", GrowthWork.Point::issued, "issued over REST")
        + sizes()
        + "</svg>\n";
  }

  private String curve(String colour, ToDoubleFunction<GrowthWork.Point> rate, String name) {
    String line =
        points.stream()
            .map(
                p -> String.format(Locale.ROOT, "%.1f,%.1f", x(p.rows()), y(rate.applyAsDouble(p))))
            .collect(Collectors.joining(" "));
    GrowthWork.Point last = points.get(points.size() - 1);
    return String.format(
        Locale.ROOT,
        "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>%n"
            + "<text fill=\"%s\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s: %,.0f/s</text>%n",
        colour,
        line,
        colour,
        WIDTH - MARGIN,
        y(rate.applyAsDouble(last)) - 8,
        name,
        rate.applyAsDouble(last));
  }

  private String sizes() {
    return points.stream()
        .map(
            p ->
                String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%,d</text>%n",
                    x(p.rows()),
                    HEIGHT - MARGIN / 2,
                    p.rows()))
        .collect(Collectors.joining());
  }

  /** By the logarithm. */
  private double x(int rows) {
    double first = Math.log10(points.get(0).rows());
    double last = Math.log10(points.get(points.size() - 1).rows());
    return MARGIN
        + (WIDTH - 2 * MARGIN) * (Math.log10(rows) - first) / Math.max(1e-9, last - first);
  }

  private double y(double rate) {
    return HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * rate / most;
  }
}
