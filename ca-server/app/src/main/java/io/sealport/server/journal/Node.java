package io.sealport.server.journal;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import java.util.regex.Pattern;

/**
 * This server, among those on one database.
 *
 * @param name no two of them have the same
 * @param hasNeighbours whether there may be others: on PostgreSQL, never on SQLite
 */
public record Node(String name, boolean hasNeighbours) {

  /** The name of a server that was given none. */
  public static final String FIRST = "main";

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

  /**
   * What a node may be called.
   *
   * @throws Fault BAD_INPUT if it may not
   */
  public static String requireName(String text) {
    if (!NAME.matcher(text).matches()) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "the server's name is \""
              + Name.printable(text)
              + "\"; wanted up to 32 letters a-z, digits and hyphens");
    }
    return text;
  }

  public boolean isFirst() {
    return name.equals(FIRST);
  }
}
