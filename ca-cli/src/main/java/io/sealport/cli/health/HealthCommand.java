package io.sealport.cli.health;

import io.sealport.api.Health;
import io.sealport.cli.client.ApiClient;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.client.Target;
import io.sealport.cli.console.OutputOptions;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sealport health}. */
@CommandLine.Command(
    name = "health",
    description = {
      "Ask a server whether it is well: database, CRLs, keys, own certificates, disk, clock, alarms.",
      "Starts none. Ends with 0 if it is up, 16 if it is degraded (it serves, and somebody should",
      "come), 9 if it is down, 8 if it cannot be reached. The parts are told to operators, and to",
      "tokens with the scope watch:read."
    },
    footer = {
      "",
      "Examples:",
      "  sealport health --home ./ca",
      "  sealport health --nagios --server https://ca.example.com:8443 --trust root.pem"
    })
@Prints(HealthView.class)
public final class HealthCommand implements Callable<Integer> {

  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--nagios",
      description = "One line and 0, 1, 2 or 3, as Nagios and Icinga have it of a plugin.")
  private boolean nagios;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "8",
      description = "How long to wait for the answer; ${DEFAULT-VALUE} if not given.")
  private int timeout;

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  public Integer call() {
    Printer printer = output.printer();
    if (nagios) {
      requireLine(printer);
      NagiosLine line = line();
      command.commandLine().getOut().println(line.text());
      command.commandLine().getOut().flush();
      return line.code();
    }
    HealthView view = look();
    printer.result(view, view.table());
    if (view.checks() == null) {
      printer.hint("an operator's certificate, or a token with the scope watch:read, is told more");
    }
    return view.exit().number();
  }

  private void requireLine(Printer printer) {
    if (printer.json()) {
      throw Fault.of(Kind.BAD_INPUT, "--nagios prints a line: give it or --json");
    }
  }

  private NagiosLine line() {
    try {
      return NagiosLine.of(look());
    } catch (Fault e) {
      return NagiosLine.of(e);
    }
  }

  private HealthView look() {
    if (timeout < 1) {
      throw Fault.of(Kind.BAD_INPUT, "--timeout is " + timeout + "; wanted at least 1");
    }
    Target target = server.running();
    try {
      return look(target);
    } catch (Fault e) {
      if (e.kind() != Kind.UNAVAILABLE) {
        throw e;
      }
      // A server without its database knows nobody, and says to anybody that it is down.
      return look(target.asAnyone()).because(e.message());
    }
  }

  private HealthView look(Target target) {
    long began = System.nanoTime();
    Health health = new ApiClient(target, Duration.ofSeconds(timeout)).get("/health", Health.class);
    long millis = (System.nanoTime() - began) / 1_000_000;
    return new HealthView(target.server().toString(), health.status(), millis, health.checks());
  }
}
