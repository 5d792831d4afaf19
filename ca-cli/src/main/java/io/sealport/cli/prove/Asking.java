package io.sealport.cli.prove;

import io.sealport.cli.console.Terminal;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.Console;
import java.util.Arrays;

/** Asks whoever sits at the terminal. */
interface Asking {

  /** A word that may be seen. */
  String word(String prompt);

  /** A secret, which is not shown while it is typed. */
  String secret(String prompt);

  /**
   * At this process's terminal.
   *
   * @throws Fault UNAUTHENTICATED when asked where there is none
   */
  static Asking atTerminal() {
    return new Asking() {
      @Override
      public String word(String prompt) {
        String typed = console().readLine("%s: ", prompt);
        return given(typed == null ? "" : typed.strip(), prompt);
      }

      @Override
      public String secret(String prompt) {
        char[] typed = console().readPassword("%s: ", prompt);
        String text = typed == null ? "" : new String(typed);
        Arrays.fill(typed == null ? new char[0] : typed, '\0');
        return given(text, prompt);
      }
    };
  }

  private static String given(String text, String prompt) {
    if (text.isEmpty()) {
      throw Fault.of(Kind.UNAUTHENTICATED, "nothing was typed; wanted: " + prompt);
    }
    return text;
  }

  private static Console console() {
    return Terminal.keyboard()
        .orElseThrow(
            () ->
                Fault.of(Kind.UNAUTHENTICATED, "--ask needs a terminal, and there is none")
                    .withHint("--ftp-password-file FILE or --ldap-password-file FILE"));
  }
}
