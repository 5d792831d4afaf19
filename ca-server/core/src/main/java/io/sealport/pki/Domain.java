package io.sealport.pki;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one spelling of a domain: lower case, A-labels, no trailing dot. A spelling that only looks
 * like another domain is none at all.
 */
final class Domain {

  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /**
   * RFC 5890 2.3.1: hyphens in the third and fourth place are reserved, and only xn-- is in use.
   */
  private static final Pattern RESERVED = Pattern.compile("(?!xn)..--.*");

  /** RFC 1035 2.3.4, without the root's dot. */
  private static final int MAX_LENGTH = 253;

  private Domain() {}

  /** The canonical spelling, empty if the text is no domain. */
  static Optional<String> canonical(String text) {
    // UTS 46 drops what nobody sees; a name is refused and never changed in silence.
    if (!text.codePoints().allMatch(Name::isVisible)) {
      return Optional.empty();
    }
    String domain = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    Optional<String> ascii =
        isAscii(domain)
            ? Optional.of(domain.toLowerCase(Locale.ROOT))
            : domain.length() > MAX_LENGTH ? Optional.empty() : Idna.toAscii(domain);
    return ascii.filter(Domain::isWellFormed);
  }

  /** The domain as people read it. */
  static String unicode(String canonical) {
    return Idna.hasALabel(canonical) ? Idna.toUnicode(canonical).orElse(canonical) : canonical;
  }

  private static boolean isWellFormed(String domain) {
    return domain.length() <= MAX_LENGTH
        && Arrays.stream(domain.split("\\.", -1)).allMatch(Domain::isLabel)
        // RFC 3696 2: no top-level name is a number; programs read 127.1 as an address.
        && !domain.substring(domain.lastIndexOf('.') + 1).matches("[0-9]+")
        && (!Idna.hasALabel(domain) || holdsVisibleLabels(domain));
  }

  private static boolean isLabel(String label) {
    return LABEL.matcher(label).matches() && !RESERVED.matcher(label).matches();
  }

  private static boolean holdsVisibleLabels(String domain) {
    return Idna.toUnicode(domain).filter(u -> u.codePoints().allMatch(Name::isVisible)).isPresent();
  }

  static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }
}
