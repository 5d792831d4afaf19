package io.sealport.server.identity.person;

import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import io.sealport.fault.Fault;
import io.sealport.files.SafeFile;
import io.sealport.net.NetFailure;
import io.sealport.pki.Name;
import io.sealport.server.identity.Looking;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Logs users in: finds exactly one entry and binds as it, on a connection of its own. */
final class Directory {

  private static final int MAX_PASSWORD_FILE = 4096;

  private final LdapSettings settings;
  private final Semaphore places;

  Directory(LdapSettings settings) {
    this.settings = settings;
    this.places = new Semaphore(settings.atOnce());
  }

  /**
   * The entry of the user, whose password it is; empty where there is no such user, more than one,
   * or another password.
   *
   * @throws NetFailure if the directory cannot be asked
   */
  Optional<SearchResultEntry> login(String user, String password, Looking looking)
      throws NetFailure {
    takePlace(looking);
    try {
      return inTime(user, password, looking);
    } finally {
      places.release();
    }
  }

  private void takePlace(Looking looking) throws NetFailure {
    try {
      if (places.tryAcquire(looking.deadline().leftMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new NetFailure(
        NetFailure.Kind.TIMEOUT, "too many logins at the directory at the moment; try again");
  }

  private Optional<SearchResultEntry> inTime(String user, String password, Looking looking)
      throws NetFailure {
    try (DirectoryLink link = DirectoryLink.open(settings.servers(), looking)) {
      LDAPConnection connection = link.connection();
      identify(connection, looking);
      Optional<SearchResultEntry> entry = find(connection, user, looking);
      return entry.isPresent() && isPassword(connection, entry.get(), password, looking)
          ? entry
          : Optional.empty();
    } catch (LDAPException e) {
      looking.deadline().requireLeft();
      throw new NetFailure(
          NetFailure.Kind.PROTOCOL,
          "the directory did not answer: " + e.getResultCode().getName(),
          e);
    }
  }

  /** As the account that searches; only its own password is ever said for it. */
  private void identify(LDAPConnection connection, Looking looking)
      throws LDAPException, NetFailure {
    if (settings.account().isEmpty()) {
      return;
    }
    LdapSettings.Account account = settings.account().get();
    looking.transcript().sent("BIND " + account.dn() + " ***");
    try {
      connection.bind(new SimpleBindRequest(account.dn(), password(account)));
    } catch (LDAPException e) {
      looking.transcript().received(e.getResultCode().getName());
      if (e.getResultCode().equals(ResultCode.INVALID_CREDENTIALS)) {
        throw new NetFailure(
            NetFailure.Kind.PROTOCOL, "the directory does not accept this CA's own account", e);
      }
      throw e;
    }
  }

  private static byte[] password(LdapSettings.Account account) throws NetFailure {
    try {
      String text = SafeFile.readSecret(account.passwordFile(), MAX_PASSWORD_FILE);
      return text.replaceAll("\r?\n$", "").getBytes(StandardCharsets.UTF_8);
    } catch (Fault e) {
      throw new NetFailure(
          NetFailure.Kind.PROTOCOL,
          "this CA cannot read the password of its own account at the directory",
          e);
    }
  }

  private Optional<SearchResultEntry> find(LDAPConnection connection, String user, Looking looking)
      throws LDAPException, NetFailure {
    SearchRequest search =
        new SearchRequest(
            settings.search().base(),
            SearchScope.SUB,
            DereferencePolicy.NEVER,
            // Two are as good as many: one of them cannot be chosen.
            2,
            Math.max(1, looking.deadline().leftMillis() / 1000),
            false,
            settings.search().of(user),
            settings.attributes().values().toArray(String[]::new));
    search.setResponseTimeoutMillis(looking.deadline().leftMillis());
    looking.transcript().sent("SEARCH " + Name.printable(user) + " below " + search.getBaseDN());
    try {
      return only(connection.search(search).getSearchEntries(), looking);
    } catch (LDAPSearchException e) {
      if (e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
        return only(e.getSearchEntries(), looking);
      }
      throw e;
    }
  }

  private static Optional<SearchResultEntry> only(
      List<SearchResultEntry> entries, Looking looking) {
    if (entries.size() > 1) {
      looking.transcript().received("more than one entry");
    }
    // An empty name would bind as nobody, with whatever password.
    return entries.size() == 1 && !entries.get(0).getDN().isBlank()
        ? Optional.of(entries.get(0))
        : Optional.empty();
  }

  private static boolean isPassword(
      LDAPConnection connection, SearchResultEntry entry, String password, Looking looking)
      throws LDAPException, NetFailure {
    SimpleBindRequest bind =
        new SimpleBindRequest(entry.getDN(), password.getBytes(StandardCharsets.UTF_8));
    bind.setResponseTimeoutMillis(looking.deadline().leftMillis());
    try {
      return connection.bind(bind).getResultCode().equals(ResultCode.SUCCESS);
    } catch (LDAPException e) {
      if (isAnswer(e.getResultCode())) {
        return false;
      }
      throw e;
    }
  }

  /** Whether the directory has judged the password, and not failed to. */
  private static boolean isAnswer(ResultCode code) {
    return code.equals(ResultCode.INVALID_CREDENTIALS)
        || code.equals(ResultCode.INAPPROPRIATE_AUTHENTICATION)
        || code.equals(ResultCode.UNWILLING_TO_PERFORM)
        || code.equals(ResultCode.CONSTRAINT_VIOLATION)
        || code.equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS);
  }
}
