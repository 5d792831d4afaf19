package io.sealport.pki;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one spelling of {@code local@domain}: the local part as it is, the domain canonical. The
 * local part is a dot-string, also of other letters than ASCII (RFC 5321 4.1.2, RFC 6531 3.3); a
 * quoted string has many spellings and is none of ours.
 */
final class Mailbox {

  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\x{80}-\\x{10ffff}-]+";
  private static final Pattern DOT_STRING = Pattern.compile(ATOM + "(\\." + ATOM + ")*");

  /** RFC 5321 4.5.3.1.1. */
  private static final int MAX_LOCAL_OCTETS = 64;

  /** RFC 5321 4.5.3.1.3, without the angle brackets. */
  private static final int MAX_OCTETS = 254;

  private Mailbox() {}

  /** The canonical spelling, empty if the text is no mailbox. */
  static Optional<String> canonical(String text) {
    int at = text.lastIndexOf('@');
    if (at < 1 || text.length() > 2 * MAX_OCTETS || !isLocalPart(text.substring(0, at))) {
      return Optional.empty();
    }
    return Domain.canonical(text.substring(at + 1))
        .map(domain -> text.substring(0, at) + "@" + domain)
        .filter(mailbox -> octets(mailbox) <= MAX_OCTETS);
  }

  private static boolean isLocalPart(String local) {
    return octets(local) <= MAX_LOCAL_OCTETS
        && DOT_STRING.matcher(local).matches()
        && Normalizer.isNormalized(local, Normalizer.Form.NFC)
        && local.codePoints().allMatch(Name::isVisible);
  }

  private static int octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
