package io.sealport.ftps.server;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions of a server, as the table writes them: {@code any}, {@code >= 1.3.9a}, {@code < 1.3.9a}
 * or both bounds.
 *
 * @param from inclusive
 * @param before exclusive
 */
public record VersionRange(Optional<ServerVersion> from, Optional<ServerVersion> before) {

  /** Every version. */
  public static final VersionRange ANY = new VersionRange(Optional.empty(), Optional.empty());

  private static final Pattern FORM =
      Pattern.compile("any|(?:>= (?<from>[0-9][\\w.-]*))? ?(?:< (?<before>[0-9][\\w.-]*))?");

  /**
   * Reads a range.
   *
   * @throws Fault BAD_INPUT if it is none
   */
  public static VersionRange parse(String text) {
    Matcher form = FORM.matcher(text);
    if (text.isBlank() || !form.matches()) {
      throw Fault.of(
          Kind.BAD_INPUT, "\"" + text + "\" is no range; wanted any, >= VERSION or < VERSION");
    }
    return new VersionRange(
        Optional.ofNullable(form.group("from")).map(ServerVersion::parse),
        Optional.ofNullable(form.group("before")).map(ServerVersion::parse));
  }

  /** Whether the version is one of them. */
  public boolean holds(ServerVersion version) {
    return from.map(f -> f.compareTo(version) <= 0).orElse(true)
        && before.map(b -> version.compareTo(b) < 0).orElse(true);
  }

  /** Whether it is every version. */
  public boolean isAny() {
    return from.isEmpty() && before.isEmpty();
  }

  /** As the table writes it. */
  @Override
  public String toString() {
    String text = from.map(f -> ">= " + f).orElse("") + before.map(b -> " < " + b).orElse("");
    return isAny() ? "any" : text.strip();
  }
}
