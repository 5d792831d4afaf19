package io.sealport.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealport.api.Json;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints what a command found: to people as lines and tables, with {@code --json} as one value.
 * What is said to people beside the result goes to standard error in both cases.
 */
public final class Printer {

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private final @Nullable Prints promised;
  private final ObjectMapper mapper = Json.mapper();

  /**
   * A printer of one command.
   *
   * @param promised what the command says that it prints; every result is held against it
   */
  public Printer(PrintWriter out, PrintWriter err, boolean json, @Nullable Prints promised) {
    this.out = out;
    this.err = err;
    this.json = json;
    this.promised = promised;
  }

  /** Whether {@code --json} was given. */
  public boolean json() {
    return json;
  }

  /** The result: the value with {@code --json}, else the table. */
  public void result(Object value, Table table) {
    requirePromised(value);
    if (json) {
      json(value);
    } else {
      table.lines().forEach(out::println);
      out.flush();
    }
  }

  /** The result: the value with {@code --json}, else the text, whose lines may be many. */
  public void result(Object value, String text) {
    requirePromised(value);
    if (json) {
      json(value);
    } else {
      text.lines().map(Text::visible).forEach(out::println);
      out.flush();
    }
  }

  /** A line of talk, on standard error. */
  public void say(String line) {
    err.println(Text.visible(line));
    err.flush();
  }

  /** A line of advice, on standard error. */
  public void hint(String line) {
    say("hint: " + line);
  }

  /** Scripts read what the documentation says: a result of another shape is a defect. */
  private void requirePromised(Object value) {
    if (promised == null) {
      return;
    }
    boolean list = value instanceof List<?>;
    boolean kept =
        list == promised.list()
            && (value instanceof List<?> items
                ? items.stream().allMatch(promised.value()::isInstance)
                : promised.value().isInstance(value));
    if (!kept) {
      throw Fault.of(
          Kind.INTERNAL,
          "the result is no " + promised.value().getSimpleName() + ", which @Prints promises");
    }
  }

  private void json(Object value) {
    try {
      out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(value));
      out.flush();
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "cannot write the result as JSON", e);
    }
  }
}
