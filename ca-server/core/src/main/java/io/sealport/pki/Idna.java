package io.sealport.pki;

import com.ibm.icu.text.IDNA;
import java.util.Locale;
import java.util.Optional;

/**
 * International labels by UTS 46 without the transitional rules, so that a sharp s stays what it is
 * (IDNA 2008). The library is big and is loaded by the first name that needs it.
 */
final class Idna {

  /** RFC 5890 2.3.2.1. */
  private static final String ACE = "xn--";

  private static final IDNA UTS46 =
      IDNA.getUTS46Instance(
          IDNA.NONTRANSITIONAL_TO_ASCII
              | IDNA.NONTRANSITIONAL_TO_UNICODE
              | IDNA.USE_STD3_RULES
              | IDNA.CHECK_BIDI
              | IDNA.CHECK_CONTEXTJ
              | IDNA.CHECK_CONTEXTO);

  private Idna() {}

  /** Whether the ASCII name holds a label that stands for an international one. */
  static boolean hasALabel(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith(ACE) || lower.contains("." + ACE);
  }

  /** The domain in A-labels and lower case, empty if it is none. */
  static Optional<String> toAscii(String domain) {
    IDNA.Info info = new IDNA.Info();
    StringBuilder ascii = UTS46.nameToASCII(domain, new StringBuilder(), info);
    return info.hasErrors() ? Optional.empty() : Optional.of(ascii.toString());
  }

  /** The domain in U-labels, empty if a label is none or not the canonical spelling of it. */
  static Optional<String> toUnicode(String domain) {
    IDNA.Info info = new IDNA.Info();
    String unicode = UTS46.nameToUnicode(domain, new StringBuilder(), info).toString();
    boolean canonical = !info.hasErrors() && toAscii(unicode).filter(domain::equals).isPresent();
    return canonical ? Optional.of(unicode) : Optional.empty();
  }
}
