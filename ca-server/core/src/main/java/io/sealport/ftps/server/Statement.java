package io.sealport.ftps.server;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can be said of an FTP server, and the answers that there are to it. */
public enum Statement {
  /** A client without a certificate, where one is required, is refused. */
  MISSING_CLIENT_REFUSED("missing-client-refused", "yes", "no"),
  /** A client certificate of a CA that is not in the server's file is refused. */
  FOREIGN_CLIENT_REFUSED("foreign-client-refused", "yes", "no"),
  /** A client certificate that has ended is refused. */
  EXPIRED_CLIENT_REFUSED("expired-client-refused", "yes", "no"),
  /** A certificate that is for servers alone is refused as a client's. */
  SERVER_PURPOSE_REFUSED("server-purpose-refused", "yes", "no"),
  /** A client certificate without extendedKeyUsage is admitted. */
  NO_PURPOSE_ADMITTED("no-purpose-admitted", "yes", "no"),
  /** A client certificate that a given CRL revokes is refused. */
  REVOKED_BY_CRL("revoked-by-crl", "yes", "no"),
  /** A CRL file that lacks the root's CRL. */
  CRL_WITHOUT_ROOT("crl-without-root", "ignored", "everybody-refused"),
  /** An issuing CA's CRL that has lapsed. */
  CRL_LAPSED("crl-lapsed", "ignored", "issuer-refused", "everybody-refused"),
  /** The root's CRL that has lapsed. */
  ROOT_CRL_LAPSED("root-crl-lapsed", "ignored", "everybody-refused"),
  /** A client certificate that OCSP calls revoked is refused. */
  REVOKED_BY_OCSP("revoked-by-ocsp", "yes", "no"),
  /** Clients whose certificate names an OCSP responder that does not answer. */
  OCSP_SILENT("ocsp-silent", "admitted", "refused"),
  /**
   * What a client certificate says of the login: {@code yes} if only its own login is let in with
   * it, {@code instead-of-password} if that needs no password, but others may give theirs.
   */
  CLIENT_LOGIN_MAPPING("client-login-mapping", "yes", "instead-of-password", "no"),
  /** Bob's certificate with Alice's name and password is admitted. */
  OTHER_LOGIN_ADMITTED("other-login-admitted", "yes", "no"),
  /** Where the CAs are that clients' certificates may come from. */
  CLIENT_CAS_FROM(
      "client-cas-from", "own-file", "certificate-file", "store", "directory", "nowhere"),
  /** A file of client CAs with the issuing CA but not its root. */
  CLIENT_CAS_WITHOUT_ROOT("client-cas-without-root", "admitted", "everybody-refused"),
  /** The server tells clients which CAs' certificates it takes. */
  NAMES_CLIENT_CAS("names-client-cas", "yes", "no"),
  /** Which file the certificate's issuers are sent from. */
  SENDS_CHAIN_FROM("sends-chain-from", "certificate-file", "chain-file", "keystore", "store"),
  /** What makes it serve a new certificate. */
  RELOAD("reload", "restart", "signal", "each-session", "interface", "command"),
  /** What SIGHUP does to the served certificate. */
  SIGHUP("sighup", "reloads", "ignored", "ends", "unknown"),
  /** Sessions that are open go on when the listener is restarted. */
  SESSIONS_SURVIVE_RESTART("sessions-survive-restart", "yes", "no"),
  /** A data connection must resume the control connection's TLS session, as the server comes. */
  SESSION_REUSE("session-reuse", "required", "not-required"),
  /** TLS from the first byte can be had. */
  IMPLICIT("implicit", "yes", "no"),
  /** Some command looks at the configuration without starting the server. */
  SYNTAX_CHECK("syntax-check", "yes", "no");

  private final String id;
  private final ImmutableList<String> answers;

  Statement(String id, String... answers) {
    this.id = id;
    this.answers = ImmutableList.copyOf(answers);
  }

  /** As the table spells it. */
  public String id() {
    return id;
  }

  /** The answers that the table may give. */
  public List<String> answers() {
    return answers;
  }

  /** The statement of that id, if there is one. */
  public static Optional<Statement> find(String id) {
    return Arrays.stream(values()).filter(s -> s.id.equals(id)).findFirst();
  }
}
