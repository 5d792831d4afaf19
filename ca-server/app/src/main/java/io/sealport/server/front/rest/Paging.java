package io.sealport.server.front.rest;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list begins and how long it is.
 *
 * @param after the place after which it begins; 0 for the beginning
 * @param limit 1 to 1000
 */
record Paging(long after, int limit) {

  static final int DEFAULT = 100;
  static final int MAX = 1_000;

  /**
   * From the query's {@code after} and {@code limit}.
   *
   * @throws Fault BAD_INPUT if one of them is not a number in its range
   */
  static Paging of(@Nullable String after, @Nullable String limit) {
    long from = number("after", after, 0, Long.MAX_VALUE);
    return new Paging(from, (int) number("limit", limit, DEFAULT, MAX));
  }

  /**
   * A number of the query.
   *
   * @throws Fault BAD_INPUT if it is none from 1 to {@code max}
   */
  static int upTo(String name, @Nullable String text, int standard, int max) {
    return (int) number(name, text, standard, max);
  }

  private static long number(String name, @Nullable String text, long standard, long max) {
    if (text == null) {
      return standard;
    }
    Optional<Long> number = Optional.empty();
    try {
      number = Optional.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      // The message below says it.
    }
    long least = name.equals("after") ? 0 : 1;
    return number
        .filter(n -> n >= least && n <= max)
        .orElseThrow(
            () ->
                Fault.of(
                    Kind.BAD_INPUT,
                    name
                        + "="
                        + io.sealport.pki.Name.printable(text)
                        + "; wanted a number from "
                        + least
                        + " to "
                        + max));
  }
}
