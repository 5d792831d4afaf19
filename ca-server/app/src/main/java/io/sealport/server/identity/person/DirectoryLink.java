package io.sealport.server.identity.person;

import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import io.sealport.net.Deadline;
import io.sealport.net.NetFailure;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.web.TrustFile;
import java.io.IOException;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/**
 * A connection to a directory. Nothing is said on it before the certificate is verified, and it is
 * cut when the deadline has come, whatever the directory does.
 */
final class DirectoryLink implements AutoCloseable {

  private static final int LDAP = 389;
  private static final int LDAPS = 636;

  /** A person's entry has some KiB; attributes that nobody asked for do not come. */
  private static final int MAX_MESSAGE = 256 * 1024;

  private final LDAPConnection connection;
  private final CompletableFuture<Void> alarm;

  private DirectoryLink(LDAPConnection connection, CompletableFuture<Void> alarm) {
    this.connection = connection;
    this.alarm = alarm;
  }

  /**
   * The first server that can be reached.
   *
   * @throws NetFailure if none can
   */
  static DirectoryLink open(LdapSettings.Servers servers, Looking looking) throws NetFailure {
    NetFailure last =
        new NetFailure(NetFailure.Kind.CONNECTION, "this CA asks no directory: none is configured");
    for (URI address : servers.addresses()) {
      try {
        looking.transcript().note("connecting to " + address);
        return open(address, servers, looking.deadline());
      } catch (NetFailure e) {
        looking.transcript().note(e.sentence());
        last = e;
      }
    }
    throw last;
  }

  private static DirectoryLink open(URI address, LdapSettings.Servers servers, Deadline deadline)
      throws NetFailure {
    boolean ldaps = address.getScheme().equals("ldaps");
    String host = address.getHost().replaceAll("^\\[|]$", "");
    int port = address.getPort() > 0 ? address.getPort() : ldaps ? LDAPS : LDAP;
    DirectorySockets sockets =
        new DirectorySockets(trust(servers).getSocketFactory(), host, ldaps, deadline);
    CompletableFuture<Void> alarm =
        CompletableFuture.runAsync(
            sockets::close,
            CompletableFuture.delayedExecutor(deadline.leftMillis(), TimeUnit.MILLISECONDS));
    DirectoryLink link = new DirectoryLink(new LDAPConnection(sockets, options(deadline)), alarm);
    try {
      link.connection.connect(host, port);
      if (!ldaps && !servers.plain()) {
        link.startTls(sockets);
      }
      return link;
    } catch (LDAPException e) {
      link.close();
      throw failure(address, sockets, e);
    }
  }

  private static LDAPConnectionOptions options(Deadline deadline) throws NetFailure {
    LDAPConnectionOptions options = new LDAPConnectionOptions();
    options.setConnectTimeoutMillis(deadline.leftMillis());
    options.setResponseTimeoutMillis(deadline.leftMillis());
    options.setMaxMessageSize(MAX_MESSAGE);
    options.setFollowReferrals(false);
    options.setUseSchema(false);
    options.setBindWithDNRequiresPassword(true);
    return options;
  }

  /** RFC 4511 4.14; RFC 4513 3.1.2: without it nothing else is said. */
  private void startTls(DirectorySockets sockets) throws LDAPException {
    ExtendedResult result =
        connection.processExtendedOperation(new StartTLSExtendedRequest(sockets));
    if (!result.getResultCode().equals(ResultCode.SUCCESS)) {
      throw new LDAPException(result.getResultCode(), "no StartTLS");
    }
  }

  LDAPConnection connection() {
    return connection;
  }

  @Override
  public void close() {
    alarm.cancel(false);
    connection.close();
  }

  /** Read each time, so that a new file is good at once. */
  private static SSLContext trust(LdapSettings.Servers servers) {
    return servers.trust().map(TrustFile::read).orElseGet(DirectoryLink::ofJava);
  }

  private static SSLContext ofJava() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no TLS in this Java", e);
    }
  }

  private static NetFailure failure(URI address, DirectorySockets sockets, LDAPException e) {
    IOException cause = sockets.failure().orElse(null);
    if (cause instanceof SSLException) {
      return new NetFailure(
          NetFailure.Kind.TLS,
          "no TLS with the directory " + address + ": " + cause.getMessage(),
          e);
    }
    return cause == null
        ? new NetFailure(
            NetFailure.Kind.TLS,
            "no TLS with the directory " + address + ": " + e.getResultCode().getName(),
            e)
        : new NetFailure(
            NetFailure.Kind.CONNECTION, "the directory " + address + " cannot be reached", e);
  }
}
