package io.sealport.cli.console;

import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** What a command may know of the process that it runs in; the top command carries it. */
public interface Surroundings {

  /** The environment's variables. */
  Map<String, String> environment();

  /** Those of the command line that the command belongs to, else this process's own. */
  static Surroundings of(CommandSpec command) {
    return command.root().userObject() instanceof Surroundings found ? found : System::getenv;
  }
}
