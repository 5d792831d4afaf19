package io.sealport.server.identity.person;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The directory whose passwords prove something.
 *
 * @param servers tried in this order while one cannot be reached; none switches the check off
 * @param account with what the directory is searched; empty for anonymous
 * @param attributes for a type of name the attribute that holds such names
 * @param atOnce how many logins run at the same time
 */
public record LdapSettings(
    Servers servers,
    Optional<Account> account,
    Search search,
    Map<Name.Type, String> attributes,
    int atOnce) {

  /** No directory is asked. */
  public static final LdapSettings NONE =
      new LdapSettings(
          new Servers(List.of(), Optional.empty(), false),
          Optional.empty(),
          new Search("", "(uid={user})", Optional.empty()),
          Map.of(),
          1);

  public LdapSettings {
    attributes = Map.copyOf(attributes);
  }

  /**
   * Where the directory is: {@code ldaps://HOST[:PORT]}, or {@code ldap://HOST[:PORT]}, with which
   * StartTLS comes before anything else.
   *
   * @param trust CAs that its certificate is verified with; empty for those of the Java
   *     installation
   * @param plain whether {@code ldap} to a loopback address goes without TLS
   */
  public record Servers(List<URI> addresses, Optional<Path> trust, boolean plain) {

    private static final Pattern LOOPBACK =
        Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");

    public Servers {
      addresses = List.copyOf(addresses);
      for (URI address : addresses) {
        if (plain
            && !(address.getScheme().equals("ldap")
                && LOOPBACK.matcher(address.getHost()).matches())) {
          throw Fault.of(
              Kind.BAD_INPUT,
              "passwords go without TLS only to ldap:// at a loopback address, not to " + address);
        }
      }
    }
  }

  /**
   * Who searches.
   *
   * @param passwordFile read at every search; for its owner alone
   */
  public record Account(String dn, Path passwordFile) {
    public Account {
      requireDn(dn);
      if (dn.isBlank()) {
        throw Fault.of(Kind.BAD_INPUT, "the account that searches has an empty name");
      }
    }
  }

  /**
   * How a user is found.
   *
   * @param base below which entry
   * @param filter with {@code {user}} in the place of what the user is called (RFC 4515)
   * @param require what else the entry must match, such as being a member of a group
   */
  public record Search(String base, String filter, Optional<String> require) {

    private static final String USER = "{user}";

    public Search {
      requireDn(base);
      if (!filter.contains(USER)) {
        throw Fault.of(Kind.BAD_INPUT, "the filter " + filter + " does not contain " + USER);
      }
      parse(filter.replace(USER, "x"));
      require.ifPresent(Search::parse);
    }

    /** The filter for that user, in which nothing that the user is called means anything. */
    Filter of(String user) {
      // RFC 4515 3: everything but letters and digits is escaped.
      Filter found = parse(filter.replace(USER, Filter.encodeValue(user)));
      return require.map(r -> Filter.createANDFilter(found, parse(r))).orElse(found);
    }

    private static Filter parse(String text) {
      try {
        return Filter.create(text);
      } catch (LDAPException e) {
        throw Fault.of(Kind.BAD_INPUT, "\"" + Name.printable(text) + "\" is no LDAP filter", e);
      }
    }
  }

  /**
   * Reads {@code ldaps://HOST[:PORT]} or {@code ldap://HOST[:PORT]}.
   *
   * @throws Fault BAD_INPUT if it is neither
   */
  public static URI address(String text) {
    try {
      URI uri = new URI(text);
      boolean usable =
          ("ldap".equals(uri.getScheme()) || "ldaps".equals(uri.getScheme()))
              && uri.getHost() != null
              && uri.getUserInfo() == null
              && (uri.getPath().isEmpty() || uri.getPath().equals("/"))
              && uri.getQuery() == null;
      if (usable) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw Fault.of(
        Kind.BAD_INPUT,
        "\""
            + Name.printable(text)
            + "\" is no directory; wanted ldaps://HOST[:PORT], or ldap://HOST[:PORT] for StartTLS");
  }

  private static void requireDn(String text) {
    if (!DN.isValidDN(text)) {
      throw Fault.of(Kind.BAD_INPUT, "\"" + Name.printable(text) + "\" is no distinguished name");
    }
  }
}
