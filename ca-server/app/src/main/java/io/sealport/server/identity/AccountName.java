package io.sealport.server.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The one spelling by which guesses at an account's password are counted. Servers and directories
 * take many spellings for the same account; so what two accounts share here only makes the count
 * stricter. Nobody is asked by this spelling.
 */
public final class AccountName {

  /** Accents, what does not show, blanks, control characters. */
  private static final Pattern IGNORED = Pattern.compile("[\\p{M}\\p{Cf}\\p{Z}\\p{Cc}]");

  private AccountName() {}

  /** Of {@code user@domain}, and of a user behind a domain and a backslash, the bare user. */
  public static String folded(String user) {
    String plain = IGNORED.matcher(Normalizer.normalize(user, Normalizer.Form.NFKD)).replaceAll("");
    // Up first: some letters have two small forms, or none of one letter.
    return bare(plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
  }

  private static String bare(String text) {
    String user = text.substring(text.lastIndexOf('\\') + 1);
    int at = user.indexOf('@');
    String bare = at < 0 ? user : user.substring(0, at);
    return bare.isEmpty() ? text : bare;
  }
}
