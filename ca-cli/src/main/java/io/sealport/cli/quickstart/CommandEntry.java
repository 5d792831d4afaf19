package io.sealport.cli.quickstart;

import java.io.PrintWriter;
import java.util.Map;

/** The command line's own entry: {@link io.sealport.cli.Main#run}. */
@FunctionalInterface
interface CommandEntry {

  /** Runs one command and returns its exit code. */
  int run(Map<String, String> environment, PrintWriter out, PrintWriter err, String... arguments);
}
