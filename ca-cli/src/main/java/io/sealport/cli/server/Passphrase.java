package io.sealport.cli.server;

import io.sealport.cli.console.Terminal;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.Console;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The passphrase of a home as it reaches the server: as a file's name, or in the environment. It is
 * never an argument, which every user of the machine could read.
 *
 * @param file holds the passphrase
 * @param typed what was typed at the prompt
 */
public record Passphrase(Optional<Path> file, Optional<String> typed) {

  /** The environment variable that both programs read. */
  public static final String VARIABLE = "SEALPORT_PASSPHRASE";

  /** Nothing to pass on: the server knows it from its environment or its configuration. */
  public static Passphrase untold() {
    return new Passphrase(Optional.empty(), Optional.empty());
  }

  /** From the file if one is named, else from the environment, else {@link #untold}. */
  public static Passphrase given(@Nullable Path file) {
    return new Passphrase(Optional.ofNullable(file).map(Path::toAbsolutePath), Optional.empty());
  }

  /** Asks on the console where there is one and neither file nor environment tells. */
  public Passphrase orAsked(Map<String, String> environment, String prompt) {
    Optional<Console> console = Terminal.keyboard();
    if (file.isPresent() || environment.containsKey(VARIABLE) || console.isEmpty()) {
      return this;
    }
    return typed(console.get().readPassword("%s: ", prompt));
  }

  /** Like {@link #orAsked}, and asks twice: for a passphrase that is being chosen. */
  public Passphrase orChosen(Map<String, String> environment, String prompt) {
    Passphrase first = orAsked(environment, prompt);
    Optional<Console> console = Terminal.keyboard();
    if (first.typed.isEmpty() || console.isEmpty()) {
      return first;
    }
    char[] again = console.get().readPassword("%s, once more: ", prompt);
    if (again == null || !first.typed.get().contentEquals(new String(again))) {
      throw Fault.of(Kind.BAD_INPUT, "the two passphrases differ");
    }
    Arrays.fill(again, '\0');
    return first;
  }

  private static Passphrase typed(char @Nullable [] characters) {
    if (characters == null || characters.length == 0) {
      throw Fault.of(Kind.UNAUTHENTICATED, "no passphrase was typed");
    }
    String text = new String(characters);
    Arrays.fill(characters, '\0');
    return new Passphrase(Optional.empty(), Optional.of(text));
  }

  /** The arguments that tell it to the server. */
  List<String> arguments() {
    return file.map(f -> List.of("--passphrase-file", f.toString())).orElse(List.of());
  }

  /** Puts what was typed into a child's environment. */
  void into(Map<String, String> childEnvironment) {
    typed.ifPresent(t -> childEnvironment.put(VARIABLE, t));
  }

  @Override
  public String toString() {
    return "Passphrase["
        + file.map(Path::toString).orElse(typed.isEmpty() ? "untold" : "typed")
        + "]";
  }
}
