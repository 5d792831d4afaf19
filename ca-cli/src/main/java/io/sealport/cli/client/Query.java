package io.sealport.cli.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands after the question mark; absent values are left out. Immutable. */
public record Query(List<String> parameters) {

  public Query {
    parameters = List.copyOf(parameters);
  }

  public static Query none() {
    return new Query(List.of());
  }

  /** With one parameter more, unless the value is absent. */
  public Query with(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    List<String> more = new ArrayList<>(parameters);
    more.add(name + "=" + encoded(value.toString()));
    return new Query(more);
  }

  /** A text as one segment of a path. */
  public static String segment(String text) {
    return encoded(text).replace("+", "%20");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
  }
}
