package io.sealport.cli;

import java.util.List;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was wrong with the arguments, in our words where picocli's are not enough. */
final class UsageError {

  private UsageError() {}

  /** Whether only a group of commands was named: its help says more than an error. */
  static boolean isMissingCommand(ParameterException problem) {
    return String.valueOf(problem.getMessage()).startsWith("Missing required subcommand");
  }

  static String message(ParameterException problem) {
    String message = problem.getMessage();
    if (message == null || message.isBlank()) {
      return "these arguments cannot be understood";
    }
    String first = message.strip();
    return Character.toLowerCase(first.charAt(0)) + first.substring(1);
  }

  static String hint(ParameterException problem) {
    String help = problem.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    if (problem instanceof UnmatchedArgumentException unmatched) {
      List<String> similar = unmatched.getSuggestions();
      if (!similar.isEmpty()) {
        return "did you mean " + String.join(" or ", similar) + "? " + help + " shows all";
      }
    }
    return help;
  }
}
