package io.sealport.policy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * DNS names by labels: {@code *} is exactly one label, a leading {@code **} one or more.
 *
 * @param anyPrefix whether one or more labels stand before {@code labels}
 * @param labels each a literal or {@code *}
 */
record DnsPattern(boolean anyPrefix, List<String> labels) implements NamePattern {

  private static final String ONE = "*";
  private static final String MANY = "**";

  /** RFC 3490 3.1: these are dots too. */
  private static final Pattern DOTS = Pattern.compile("[.\u3002\uFF0E\uFF61]");

  DnsPattern {
    labels = List.copyOf(labels);
  }

  static DnsPattern parse(String text) {
    List<String> written = Arrays.asList(DOTS.split(text, -1));
    boolean anyPrefix = written.get(0).equals(MANY);
    List<String> rest = anyPrefix ? written.subList(1, written.size()) : written;
    if (rest.isEmpty()) {
      return new DnsPattern(true, List.of());
    }
    String sample =
        rest.stream().map(l -> l.equals(ONE) ? "x" : l).collect(Collectors.joining("."));
    if (sample.indexOf('*') >= 0) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "in \"dns:"
              + Name.printable(text)
              + "\" a * must be a whole label, and ** may only come first");
    }
    // The same canonical spelling as the names that will be compared.
    String[] canonical = Name.dns(sample).value().split("\\.", -1);
    boolean rooted = rest.get(rest.size() - 1).isEmpty();
    if (canonical.length != rest.size() - (rooted ? 1 : 0)) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "\"dns:" + Name.printable(text) + "\" has a label that hides a dot; write the dots");
    }
    String[] labels = new String[canonical.length];
    for (int i = 0; i < canonical.length; i++) {
      labels[i] = rest.get(i).equals(ONE) ? ONE : canonical[i];
    }
    return new DnsPattern(anyPrefix, List.of(labels));
  }

  @Override
  public boolean covers(Name name) {
    // The wildcard's own * is no label that a literal equals: only * or ** cover it.
    return matches(name, false);
  }

  @Override
  public boolean touches(Name name) {
    return matches(name, true);
  }

  @Override
  public boolean isLiteral() {
    return !anyPrefix && !labels.contains(ONE);
  }

  /**
   * Label by label.
   *
   * @param loosely whether a wildcard's star is any label, and a label any that looks like it
   */
  private boolean matches(Name name, boolean loosely) {
    if (name.type() != Name.Type.DNS) {
      return false;
    }
    List<String> found = Arrays.asList(name.value().split("\\.", -1));
    int prefix = found.size() - labels.size();
    if (anyPrefix ? prefix < 1 : prefix != 0) {
      return false;
    }
    for (int i = 0; i < labels.size(); i++) {
      String wanted = labels.get(i);
      String label = found.get(prefix + i);
      boolean same =
          wanted.equals(ONE)
              || wanted.equals(label)
              || (loosely && (label.equals(ONE) || alike(wanted, label)));
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static boolean alike(String wanted, String label) {
    return Looks.ofLabel(wanted).alike(Looks.ofLabel(label));
  }

  @Override
  public Name.Type type() {
    return Name.Type.DNS;
  }

  @Override
  public String toString() {
    String rest = String.join(".", labels);
    if (!anyPrefix) {
      return "dns:" + rest;
    }
    return labels.isEmpty() ? "dns:**" : "dns:**." + rest;
  }
}
