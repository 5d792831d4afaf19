package io.sealport.server.boot;

import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The runnable jar: {@code init}, {@code join}, {@code serve}, {@code operator} and {@code import}.
 */
@Command(
    name = "ca-server",
    description = "The Sealport server. People use the sealport command instead.",
    subcommands = {Init.class, Join.class, Serve.class, Operator.class, Import.class},
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
public final class Main {

  private Main() {}

  /** What {@code --version} prints. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Sealport " + Wiring.version()};
    }
  }

  /** Exits with a code of {@link ExitCode}. */
  public static void main(String[] args) {
    Cryptography.install();
    CommandLine line = new CommandLine(new Main());
    line.setExecutionExceptionHandler((e, command, result) -> explain(e));
    line.setParameterExceptionHandler(
        (e, given) -> {
          System.err.println("error: " + e.getMessage());
          return ExitCode.BAD_INPUT.number();
        });
    System.exit(line.execute(args));
  }

  private static int explain(Exception thrown) {
    Fault fault =
        thrown instanceof RuntimeException runtime
            ? Startup.fault(runtime)
            : Fault.of(Fault.Kind.INTERNAL, thrown.toString(), thrown);
    System.err.println("error: " + fault.message());
    fault.also().forEach(message -> System.err.println("error: " + message));
    fault.hint().ifPresent(h -> System.err.println("hint: " + h));
    if (System.getenv("SEALPORT_DEBUG") != null) {
      thrown.printStackTrace();
    }
    return ExitCode.of(fault.kind()).number();
  }
}
