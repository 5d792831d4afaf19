package io.sealport.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealport.api.Json;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.PrintWriter;

/**
 * Prints what a command found: to people as lines and tables, with {@code --json} as one value.
 * What is said to people beside the result goes to standard error in both cases.
 */
public final class Printer {

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private final ObjectMapper mapper = Json.mapper();

  public Printer(PrintWriter out, PrintWriter err, boolean json) {
    this.out = out;
    this.err = err;
    this.json = json;
  }

  /** Whether {@code --json} was given. */
  public boolean json() {
    return json;
  }

  /** The result: the value with {@code --json}, else the table. */
  public void result(Object value, Table table) {
    if (json) {
      json(value);
    } else {
      table.lines().forEach(out::println);
      out.flush();
    }
  }

  /** The result: the value with {@code --json}, else the text, whose lines may be many. */
  public void result(Object value, String text) {
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

  private void json(Object value) {
    try {
      out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(value));
      out.flush();
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "cannot write the result as JSON", e);
    }
  }
}
