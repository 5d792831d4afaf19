package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ids of CAs. An issuing CA's id begins with whom it issues to, {@code servers} or {@code
 * users}, so that no profile can mix the two; its successor is {@code servers-2} or {@code
 * users-2027}. A CA that came from elsewhere goes on issuing to both, as it always did: {@code
 * imported}, {@code imported-vpn}.
 */
public final class CaId {

  public static final String ROOT = "root";
  public static final String SERVERS = "servers";
  public static final String USERS = "users";

  /** A CA that came from elsewhere, and the profile that the ledger names for what it issued. */
  public static final String IMPORTED = "imported";

  /** Every id of a CA, as JSON Schema spells patterns. */
  public static final String PATTERN = "^(root|(servers|users|imported)(-[a-z0-9]+)*)$";

  public static final int LONGEST = 32;

  private static final Pattern ISSUING = Pattern.compile("(servers|users)(-[a-z0-9]+)*");
  private static final Pattern FOREIGN = Pattern.compile("imported(-[a-z0-9]+)*");

  private CaId() {}

  /** Whether it can be the id of an issuing CA. */
  public static boolean isIssuing(String id) {
    return id.length() <= LONGEST && ISSUING.matcher(id).matches();
  }

  /** Whether it can be the id of a CA that came from elsewhere. */
  public static boolean isImported(String id) {
    return id.length() <= LONGEST && FOREIGN.matcher(id).matches();
  }

  /**
   * The id of a CA that came from elsewhere.
   *
   * @throws Fault BAD_INPUT if it cannot be one
   */
  public static String requireImported(String id) {
    if (!isImported(id)) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "\""
              + Name.printable(id)
              + "\" is no id of an imported CA; wanted imported, or imported- and more of a-z, 0-9"
              + " and -, at most "
              + LONGEST
              + " characters");
    }
    return id;
  }

  /**
   * The id of an issuing CA.
   *
   * @throws Fault BAD_INPUT if it cannot be one
   */
  public static String requireIssuing(String id) {
    if (!isIssuing(id)) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "\""
              + Name.printable(id)
              + "\" is no id of an issuing CA; wanted servers or users, or one of them with - and"
              + " more of a-z, 0-9 and -, at most "
              + LONGEST
              + " characters");
    }
    return id;
  }

  /** {@code servers} for {@code servers-2}; the id itself where it is of no family. */
  public static String family(String id) {
    if (FOREIGN.matcher(id).matches()) {
      return IMPORTED;
    }
    Matcher matcher = ISSUING.matcher(id);
    return matcher.matches() ? matcher.group(1) : id;
  }

  /** What an issuing CA is called in its subject unless somebody says otherwise. */
  public static String title(String id) {
    return id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1).replace('-', ' ');
  }
}
