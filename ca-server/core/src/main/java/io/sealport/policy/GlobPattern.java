package io.sealport.policy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import java.util.Locale;

/**
 * Logins, e-mail addresses or user principal names in which {@code *} is any run of characters, the
 * empty one included. Nothing else is special.
 */
record GlobPattern(Name.Type type, String glob) implements NamePattern {

  /** RFC 3696 errata 1690: the longest address is 254; room for stars. */
  private static final int MAX_LENGTH = 320;

  static GlobPattern parse(Name.Type type, String text) {
    if (text.isEmpty()
        || !text.equals(text.strip())
        || text.length() > MAX_LENGTH
        || text.chars().anyMatch(Character::isISOControl)) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "\"" + type.wire() + ":" + Name.printable(text) + "\"; wanted visible characters and *");
    }
    return new GlobPattern(type, canonical(type, text));
  }

  /** As {@link Name} does: the part after the last @ is a domain. */
  private static String canonical(Name.Type type, String text) {
    int domain = domainOf(type, text);
    if (domain == 0) {
      return text;
    }
    String written = text.substring(domain);
    return text.substring(0, domain)
        + (written.indexOf('*') < 0 ? Name.dns(written).value() : written.toLowerCase(Locale.ROOT));
  }

  /** Where the domain begins, 0 if there is none. */
  private static int domainOf(Name.Type type, String text) {
    return type == Name.Type.LOGIN ? 0 : text.lastIndexOf('@') + 1;
  }

  @Override
  public boolean covers(Name name) {
    return name.type() == type && matches(glob, name.value());
  }

  @Override
  public boolean touches(Name name) {
    return covers(name)
        || (name.type() == type
            && Looks.of(readable()).any(Looks.of(name.unicode()), GlobPattern::matches));
  }

  @Override
  public boolean isLiteral() {
    return glob.indexOf('*') < 0;
  }

  /** With U-labels, as the names that it is held against are read. */
  private String readable() {
    int domain = domainOf(type, glob);
    boolean named = domain > 0 && glob.indexOf('*', domain) < 0;
    return named ? glob.substring(0, domain) + Name.dns(glob.substring(domain)).unicode() : glob;
  }

  /** Goes back to the last star only, so that no pattern makes it slow. */
  private static boolean matches(String glob, String value) {
    int v = 0;
    int g = 0;
    int star = -1;
    int resume = 0;
    while (v < value.length()) {
      if (g < glob.length() && glob.charAt(g) == '*') {
        star = g++;
        resume = v;
      } else if (g < glob.length() && glob.charAt(g) == value.charAt(v)) {
        g++;
        v++;
      } else if (star >= 0) {
        g = star + 1;
        v = ++resume;
      } else {
        return false;
      }
    }
    while (g < glob.length() && glob.charAt(g) == '*') {
      g++;
    }
    return g == glob.length();
  }

  @Override
  public String toString() {
    return type.wire() + ":" + glob;
  }
}
