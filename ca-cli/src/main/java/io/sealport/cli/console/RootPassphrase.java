package io.sealport.cli.console;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import java.io.Console;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The passphrase of an offline root's key; never that of a home. */
public final class RootPassphrase {

  /** The environment variable that both programs read. */
  public static final String VARIABLE = "SEALPORT_ROOT_PASSPHRASE";

  private static final int MAX_BYTES = 4096;

  private RootPassphrase() {}

  /**
   * From the file, else from the environment, else asked for; to be wiped by the caller.
   *
   * @throws Fault UNAUTHENTICATED if nobody tells it
   */
  public static char[] find(Optional<Path> file, Map<String, String> environment) {
    return told(file, environment).orElseGet(() -> asked("Passphrase of the root's key"));
  }

  /** Like {@link #find}, and asks twice: for one that is being chosen. */
  public static char[] choose(Optional<Path> file, Map<String, String> environment) {
    return told(file, environment)
        .orElseGet(
            () -> {
              char[] first = asked("A passphrase for the root's key, not that of the home");
              char[] again = asked("The root's passphrase, once more");
              if (!Arrays.equals(first, again)) {
                throw Fault.of(Kind.BAD_INPUT, "the two passphrases differ");
              }
              Arrays.fill(again, '\0');
              return first;
            });
  }

  private static Optional<char[]> told(Optional<Path> file, Map<String, String> environment) {
    return file.map(f -> SafeFile.readSecret(f, MAX_BYTES).strip().toCharArray())
        .or(
            () ->
                Optional.ofNullable(environment.get(VARIABLE))
                    .filter(t -> !t.isEmpty())
                    .map(String::toCharArray));
  }

  private static char[] asked(String prompt) {
    Optional<Console> console = Terminal.keyboard();
    char[] typed = console.isEmpty() ? null : console.get().readPassword("%s: ", prompt);
    if (typed == null || typed.length == 0) {
      throw Fault.of(Kind.UNAUTHENTICATED, "the passphrase of the root's key was not given")
          .withHint("--root-passphrase-file FILE, or the environment variable " + VARIABLE);
    }
    return typed;
  }
}
