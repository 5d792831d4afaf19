package io.sealport.server.boot;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.server.authority.Passphrase;
import java.io.Console;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the passphrase: the file that was named, the environment, the configuration, a prompt. */
final class Passphrases {

  private static final String VARIABLE = "SEALPORT_PASSPHRASE";

  /** The offline root's, at init only. */
  private static final String ROOT_VARIABLE = "SEALPORT_ROOT_PASSPHRASE";

  /** Below it a stolen key file is soon open. */
  private static final int SHORTEST = 8;

  private Passphrases() {}

  /**
   * The passphrase of an existing home.
   *
   * @throws Fault UNAUTHENTICATED if there is none and nobody to ask
   */
  static Passphrase find(Optional<Path> named, Optional<Path> configured) {
    return given(named)
        .or(() -> configured.map(Passphrases::fromFile))
        .orElseGet(() -> prompt("Passphrase: "));
  }

  /**
   * The passphrase of a new home; at a prompt it is asked for twice.
   *
   * @throws Fault BAD_INPUT if it is shorter than eight characters or the two differ
   */
  static Passphrase create(Optional<Path> named) {
    return given(named)
        .orElseGet(
            () -> {
              char[] first = ask("Passphrase for the CA's keys: ");
              char[] second = ask("Once more: ");
              if (!java.util.Arrays.equals(first, second)) {
                throw Fault.of(Kind.BAD_INPUT, "the two passphrases differ");
              }
              return checked(first);
            });
  }

  /**
   * The passphrase of a new offline root, which is not the home's to know.
   *
   * @throws Fault BAD_INPUT if it is shorter than eight characters or the two differ
   */
  static Passphrase createForRoot(Optional<Path> named) {
    return given(named, ROOT_VARIABLE)
        .orElseThrow(
            () ->
                Fault.of(Kind.UNAUTHENTICATED, "the passphrase of the root's key was not given")
                    .withHint(
                        "--root-passphrase-file FILE, or the environment variable "
                            + ROOT_VARIABLE));
  }

  private static Optional<Passphrase> given(Optional<Path> named) {
    return given(named, VARIABLE);
  }

  private static Optional<Passphrase> given(Optional<Path> named, String variable) {
    return named
        .map(Passphrases::fromFile)
        .or(
            () ->
                Optional.ofNullable(System.getenv(variable))
                    .filter(t -> !t.isEmpty())
                    .map(t -> checked(t.toCharArray())));
  }

  private static Passphrase fromFile(Path file) {
    // The newline that an editor adds is not part of it.
    return checked(SafeFile.readSecret(file, 4096).strip().toCharArray());
  }

  private static Passphrase prompt(String text) {
    return checked(ask(text));
  }

  @SuppressWarnings("SystemConsoleNull") // it is null on Java 17, our floor
  private static char[] ask(String text) {
    Console console = System.console();
    // Newer Javas have a console without a terminal too: it then reads nothing.
    char[] typed = console == null ? null : console.readPassword(text);
    if (typed == null) {
      throw Fault.of(Kind.UNAUTHENTICATED, "the passphrase of the CA's keys was not given")
          .withHint("--passphrase-file FILE, or the environment variable " + VARIABLE);
    }
    return typed;
  }

  private static Passphrase checked(char[] text) {
    if (text.length < SHORTEST) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "the passphrase has " + text.length + " characters; wanted at least " + SHORTEST);
    }
    return new Passphrase(text);
  }
}
