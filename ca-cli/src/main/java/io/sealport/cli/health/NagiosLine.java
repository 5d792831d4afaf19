package io.sealport.cli.health;

import io.sealport.api.Health;
import io.sealport.cli.console.Text;
import io.sealport.fault.Fault;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a plugin of Nagios, Icinga and their kin prints and ends with.
 *
 * @param code 0, 1, 2 or 3, as the Monitoring Plugins have it
 */
record NagiosLine(int code, String text) {

  private static final List<String> WORDS = List.of("OK", "WARNING", "CRITICAL", "UNKNOWN");

  static NagiosLine of(HealthView view) {
    int code =
        switch (view.exit()) {
          case DONE -> 0;
          case DEGRADED -> 1;
          default -> 2;
        };
    String found =
        view.unwell().stream()
            .map(c -> c.check() + ": " + c.found())
            .collect(Collectors.joining("; "));
    return line(code, found.isEmpty() ? view.status() : found, performance(view));
  }

  private static String performance(HealthView view) {
    long down = view.unwell().stream().map(Health.Check::status).filter("down"::equals).count();
    return " | time=%dms;;;0 checks=%d unwell=%d down=%d"
        .formatted(view.milliseconds(), view.parts().size(), view.unwell().size(), down);
  }

  /** A server that cannot be reached is down; of one that must not be asked nothing is known. */
  static NagiosLine of(Fault fault) {
    boolean gone = fault.kind() == Fault.Kind.UNAVAILABLE;
    return line(gone ? 2 : 3, fault.message(), "");
  }

  /** What stands behind a bar is figures. */
  private static NagiosLine line(int code, String words, String performance) {
    String text = Text.visible(words).replace('|', '/');
    return new NagiosLine(code, "SEALPORT " + WORDS.get(code) + ": " + text + performance);
  }
}
