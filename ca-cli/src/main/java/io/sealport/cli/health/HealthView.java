package io.sealport.cli.health;

import io.sealport.api.Health;
import io.sealport.cli.console.Table;
import io.sealport.fault.ExitCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a server is.
 *
 * @param server its https address
 * @param status {@code up}, {@code degraded} (it serves, and somebody should come) or {@code down}
 * @param milliseconds until it had answered
 * @param checks what each part says; absent for who may not read it
 */
public record HealthView(
    String server, String status, long milliseconds, @Nullable List<Health.Check> checks) {

  private static final String UP = "up";
  private static final String DEGRADED = "degraded";

  /** The same of a server that says so, and knows its operators no more. */
  HealthView because(String words) {
    return new HealthView(
        server, status, milliseconds, List.of(new Health.Check("caller", status, words)));
  }

  ExitCode exit() {
    return switch (status) {
      case UP -> ExitCode.DONE;
      case DEGRADED -> ExitCode.DEGRADED;
      default -> ExitCode.FOUND_WRONG;
    };
  }

  /** The parts, or empty where they were not told. */
  List<Health.Check> parts() {
    return checks == null ? List.of() : checks;
  }

  /** Those that are not well. */
  List<Health.Check> unwell() {
    return parts().stream().filter(c -> !c.status().equals(UP)).toList();
  }

  Table table() {
    Table table = Table.of("CHECK", "STATUS", "FOUND");
    parts().forEach(c -> table.row(c.check(), c.status(), c.found()));
    return table.row("all", status, "answered in " + milliseconds + " ms");
  }
}
