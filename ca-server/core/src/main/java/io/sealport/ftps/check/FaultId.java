package io.sealport.ftps.check;

import static io.sealport.ftps.check.FaultArea.CERTIFICATE;
import static io.sealport.ftps.check.FaultArea.CIPHER;
import static io.sealport.ftps.check.FaultArea.FTP;
import static io.sealport.ftps.check.FaultArea.NETWORK;
import static io.sealport.ftps.check.FaultArea.REVOCATION;
import static io.sealport.ftps.check.FaultArea.SESSION;
import static io.sealport.ftps.check.Severity.ERROR;
import static io.sealport.ftps.check.Severity.WARNING;

/** The catalogue of what can be wrong with an endpoint. The wire values are stable. */
public enum FaultId {
  NO_ADDRESS(
      "no-address",
      NETWORK,
      ERROR,
      "a name that resolves",
      "correct the name, or publish its A and AAAA records"),
  NO_CONNECTION(
      "no-connection",
      NETWORK,
      ERROR,
      "a server that listens",
      "start the server, or open the port in the firewall"),
  TIMED_OUT(
      "timed-out",
      NETWORK,
      ERROR,
      "an answer within the time given",
      "look for a firewall that drops packets, or give more time"),
  CONNECTION_BROKEN(
      "connection-broken",
      NETWORK,
      ERROR,
      "a conversation to its end",
      "read the server's log of this moment"),
  DATA_PORT_UNREACHABLE(
      "data-port-unreachable",
      NETWORK,
      ERROR,
      "a data connection to the port that the server named",
      "open the server's range of passive ports in the firewall and in the server"),
  EXPIRED(
      "expired",
      CERTIFICATE,
      ERROR,
      "a certificate in date",
      "renew it, install it and restart the server"),
  EXPIRES_SOON(
      "expires-soon", CERTIFICATE, WARNING, "more than a third of its lifetime left", "renew it"),
  NOT_EXPECTED(
      "not-expected",
      CERTIFICATE,
      ERROR,
      "the expected certificate",
      "install it, and restart the server if it reads certificates only at its start"),
  ALPN_REFUSED(
      "alpn-refused",
      CIPHER,
      WARNING,
      "a server that goes on without ALPN",
      "have the server accept the protocol \"ftp\" or ignore ALPN"),
  SESSION_REUSE_NEEDED(
      "session-reuse-needed",
      SESSION,
      WARNING,
      "data connections from clients that cannot resume a session too",
      "where such clients come in, do not require it: vsftpd require_ssl_reuse=NO, ProFTPD"
          + " TLSOptions NoSessionReuseRequired"),
  AUTH_REFUSED("auth-refused", FTP, ERROR, "234", "switch TLS on in the server"),
  LOGIN_REFUSED("login-refused", FTP, ERROR, "230", "check the login and its password"),
  REVOKED(
      "revoked",
      REVOCATION,
      ERROR,
      "a certificate that is not revoked",
      "install a new certificate with a new key");

  private final String wire;
  private final FaultArea area;
  private final Severity severity;
  private final String wanted;
  private final String hint;

  FaultId(String wire, FaultArea area, Severity severity, String wanted, String hint) {
    this.wire = wire;
    this.area = area;
    this.severity = severity;
    this.wanted = wanted;
    this.hint = hint;
  }

  public String wire() {
    return wire;
  }

  public FaultArea area() {
    return area;
  }

  public Severity severity() {
    return severity;
  }

  /** What should be instead. */
  public String wanted() {
    return wanted;
  }

  /** What to do about it. */
  public String hint() {
    return hint;
  }
}
