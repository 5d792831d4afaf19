package io.sealport.cli.fake;

import io.sealport.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Runs command lines in this process, with an environment of its own. */
public final class Cli {

  private final Map<String, String> environment = new HashMap<>();

  /** What one command line did. */
  public record Run(int code, String out, String err) {}

  /** A user whose home folder is the one given. */
  public static Cli of(Path userHome) {
    Cli cli = new Cli();
    cli.environment.put("HOME", userHome.toString());
    return cli;
  }

  public Cli with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  public Run run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    int code = Main.run(environment, new PrintWriter(out), new PrintWriter(err), words);
    return new Run(code, out.toString(), err.toString());
  }

  /** The same with {@code --server} and {@code --trust} at the end. */
  public Run at(FakeServer server, Path trust, Object... arguments) {
    Object[] more = {"--server", server.address(), "--trust", trust};
    return run(Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray());
  }
}
