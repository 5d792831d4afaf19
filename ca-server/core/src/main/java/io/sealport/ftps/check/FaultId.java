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
      "open the server's range of passive ports, in the firewall too"),
  EXPIRED(
      "expired",
      CERTIFICATE,
      ERROR,
      "a certificate in date",
      "renew it, install it and restart the server"),
  NOT_YET_VALID(
      "not-yet-valid",
      CERTIFICATE,
      ERROR,
      "a certificate in date",
      "set the clocks right, of the CA, the server and this machine"),
  EXPIRES_SOON(
      "expires-soon",
      CERTIFICATE,
      WARNING,
      "a quarter of its lifetime or 30 days left",
      "renew it"),
  NAME_MISMATCH(
      "name-mismatch",
      CERTIFICATE,
      ERROR,
      "the name that clients connect to in subjectAltName",
      "have a certificate issued with that name, or connect by a name in it"),
  WRONG_PURPOSE(
      "wrong-purpose",
      CERTIFICATE,
      ERROR,
      "serverAuth in extendedKeyUsage",
      "have a server's certificate issued"),
  WEAK_KEY(
      "weak-key",
      CERTIFICATE,
      ERROR,
      "RSA of 2048 bits or more, or an elliptic curve",
      "have a certificate issued for a new key"),
  WEAK_SIGNATURE(
      "weak-signature",
      CERTIFICATE,
      ERROR,
      "SHA-256 or stronger",
      "have the certificate issued anew"),
  AUTHORITY_AS_SERVER(
      "authority-as-server",
      CERTIFICATE,
      ERROR,
      "the server's own certificate first, which is no CA",
      "put the server's certificate first into the file, or have a proper one issued"),
  UNKNOWN_EXTENSION(
      "unknown-extension",
      CERTIFICATE,
      ERROR,
      "no critical extension that clients do not know",
      "have the certificate issued without it"),
  UNREADABLE_CERTIFICATE(
      "unreadable-certificate",
      CERTIFICATE,
      ERROR,
      "a certificate that can be read",
      "have the certificate issued anew"),
  SELF_SIGNED("self-signed", CERTIFICATE, ERROR, "a certificate of a CA", "have one issued"),
  UNTRUSTED(
      "untrusted",
      CERTIFICATE,
      ERROR,
      "a chain to what is trusted",
      "give its root to --trust if that CA is to be trusted, or have a certificate of"
          + " the right CA issued"),
  BAD_SIGNATURE(
      "bad-signature",
      CERTIFICATE,
      ERROR,
      "signatures that the issuers made",
      "install certificate and chain as the CA gave them"),
  ISSUER_UNFIT(
      "issuer-unfit",
      CERTIFICATE,
      ERROR,
      "issuers that are CAs and in date",
      "install the newest chain that the CA gives, or have the certificate issued anew"),
  PATH_REFUSED(
      "path-refused",
      CERTIFICATE,
      ERROR,
      "a path that RFC 5280 allows",
      "have a certificate issued that its CA may issue"),
  CHAIN_INCOMPLETE(
      "chain-incomplete",
      CERTIFICATE,
      ERROR,
      "every certificate up to the root, which need not be sent",
      "install the full chain: ProFTPD takes it by TLSCertificateChainFile, others in"
          + " one file behind the certificate"),
  CHAIN_MISORDERED(
      "chain-misordered",
      CERTIFICATE,
      WARNING,
      "each certificate followed by its issuer",
      "put the certificates into that order"),
  CHAIN_SUPERFLUOUS(
      "chain-superfluous",
      CERTIFICATE,
      WARNING,
      "the certificate and its issuers alone",
      "leave the others out of the file"),
  KEY_MISMATCH(
      "key-mismatch",
      CERTIFICATE,
      ERROR,
      "the private key of the certificate",
      "install key and certificate together"),
  SERVER_NAME_REFUSED(
      "server-name-refused",
      CERTIFICATE,
      ERROR,
      "a server that knows the name",
      "add the name in the server, or connect by another"),
  NOT_EXPECTED(
      "not-expected",
      CERTIFICATE,
      ERROR,
      "the expected certificate",
      "install it, and restart the server if it reads certificates only at its start"),
  DATA_CERTIFICATE_DIFFERS(
      "data-certificate-differs",
      CERTIFICATE,
      ERROR,
      "the control connection's certificate",
      "restart the server, so that all of it has the same certificate"),
  CLIENT_CERTIFICATE_NEEDED(
      "client-certificate-needed",
      CERTIFICATE,
      WARNING,
      "a server that can be looked at to the end",
      "show a client certificate with --cert and --key"),
  CLIENT_CERTIFICATE_REFUSED(
      "client-certificate-refused",
      CERTIFICATE,
      ERROR,
      "a client certificate that the server takes",
      "give the server the client's issuing CA and its root, and see that the"
          + " certificate is in date and for clients"),
  CLIENT_CA_LIST_EMPTY(
      "client-ca-list-empty",
      CERTIFICATE,
      WARNING,
      "the names of the CAs whose client certificates are taken",
      "without them clients such as lftp and browsers may not show one; name the CAs"
          + " in the server where it can"),
  CLIENT_CA_MISSING(
      "client-ca-missing",
      CERTIFICATE,
      WARNING,
      "the issuer of the client certificate among the CAs that are named",
      "add the client's issuing CA and its root to the server's client CAs"),
  NO_COMMON_CIPHER(
      "no-common-cipher",
      CIPHER,
      ERROR,
      "a cipher suite with forward secrecy of TLS 1.2 or 1.3",
      "this is no certificate fault: correct the server's cipher list, in vsftpd"
          + " ssl_ciphers=HIGH"),
  NO_FORWARD_SECRECY(
      "no-forward-secrecy",
      CIPHER,
      ERROR,
      "cipher suites with ECDHE or DHE",
      "allow them in the server's cipher list"),
  OLD_TLS_ONLY(
      "old-tls-only", CIPHER, ERROR, "TLS 1.2 or 1.3", "switch them on, or update the server"),
  TLS_1_2_REFUSED(
      "tls-1-2-refused",
      CIPHER,
      WARNING,
      "TLS 1.2 too, which most FTP clients need to resume sessions",
      "this is no certificate fault: correct the server's cipher list, in vsftpd"
          + " ssl_ciphers=HIGH"),
  OLD_TLS_ACCEPTED(
      "old-tls-accepted",
      CIPHER,
      WARNING,
      "TLS 1.2 and 1.3 alone",
      "switch the older versions off: ProFTPD TLSProtocol TLSv1.2 TLSv1.3"),
  WEAK_CIPHER_ACCEPTED(
      "weak-cipher-accepted",
      CIPHER,
      WARNING,
      "no cipher suites that are broken",
      "take them out of the server's cipher list"),
  HANDSHAKE_FAILED(
      "handshake-failed",
      CIPHER,
      ERROR,
      "a TLS handshake to its end",
      "read the server's log of this moment"),
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
      "data connections of clients that cannot resume a session too",
      "this is no certificate fault: clients that cannot (Python ftplib, many"
          + " libraries) fail; to let them in, vsftpd require_ssl_reuse=NO, ProFTPD"
          + " TLSOptions NoSessionReuseRequired"),
  SESSION_REUSE_REFUSED(
      "session-reuse-refused",
      SESSION,
      ERROR,
      "data connections that resume the control connection's session",
      "this is no certificate fault: see the server's session cache, in ProFTPD TLSSessionCache"),
  DATA_TLS_FAILED(
      "data-tls-failed",
      SESSION,
      ERROR,
      "TLS on the data connection",
      "read the server's log of this moment"),
  NO_FTP("no-ftp", FTP, ERROR, "an FTP server", "correct the port"),
  GREETING_REFUSED("greeting-refused", FTP, ERROR, "the greeting 220", "read what the server says"),
  BUSY(
      "busy",
      FTP,
      ERROR,
      "a server that has room",
      "try again later, or raise the server's limits on sessions"),
  AUTH_REFUSED(
      "auth-refused",
      FTP,
      ERROR,
      "234 to AUTH TLS",
      "switch TLS on in the server, and give it key and certificate"),
  TEXT_BEFORE_TLS(
      "text-before-tls",
      FTP,
      ERROR,
      "nothing between the reply to AUTH TLS and the handshake",
      "somebody may sit in between and inject commands; update the server"),
  WRONG_MODE("wrong-mode", FTP, ERROR, "TLS with the first byte", "use ftpes:// or --explicit"),
  PBSZ_REFUSED(
      "pbsz-refused",
      FTP,
      ERROR,
      "200 to PBSZ 0",
      "update the server: without PBSZ no data connection is protected"),
  PROT_P_REFUSED(
      "prot-p-refused",
      FTP,
      ERROR,
      "200 to PROT P",
      "allow protected data connections in the server"),
  PROT_C_ACCEPTED(
      "prot-c-accepted",
      FTP,
      WARNING,
      "data connections under TLS alone",
      "require TLS for data: vsftpd force_local_data_ssl=YES, ProFTPD TLSRequired on,"
          + " Pure-FTPd -Y 3"),
  LOGIN_REFUSED("login-refused", FTP, ERROR, "230 or 232", "check the login and its password"),
  EPSV_UNSUPPORTED(
      "epsv-unsupported",
      FTP,
      WARNING,
      "229 to EPSV, which IPv6 and NAT need",
      "allow EPSV in the server, or update it"),
  PASSIVE_REFUSED(
      "passive-refused",
      FTP,
      ERROR,
      "a port for data from EPSV or PASV",
      "allow passive data connections in the server"),
  PASV_PRIVATE_ADDRESS(
      "pasv-private-address",
      FTP,
      ERROR,
      "the address of the control connection",
      "tell the server its outer address: vsftpd pasv_address, ProFTPD"
          + " MasqueradeAddress, Pure-FTPd -P"),
  PASV_OTHER_ADDRESS(
      "pasv-other-address",
      FTP,
      WARNING,
      "the address of the control connection",
      "clients that are careful do not go elsewhere; tell the server its address:"
          + " vsftpd pasv_address, ProFTPD MasqueradeAddress, Pure-FTPd -P"),
  DATA_REFUSED("data-refused", FTP, ERROR, "a listing and 226", "read what the server says"),
  REVOKED(
      "revoked",
      REVOCATION,
      ERROR,
      "a certificate that is not revoked",
      "install a new certificate with a new key"),
  STATUS_UNKNOWN(
      "status-unknown",
      REVOCATION,
      ERROR,
      "a certificate that its CA knows",
      "ask the CA: it may be forged, or the responder not up to date"),
  OCSP_UNREACHABLE(
      "ocsp-unreachable",
      REVOCATION,
      WARNING,
      "an answer of the OCSP responder",
      "see that the address in the certificate works; some clients wait for minutes"),
  OCSP_INVALID(
      "ocsp-invalid", REVOCATION, WARNING, "an OCSP answer that can be believed", "ask the CA"),
  CRL_UNREACHABLE(
      "crl-unreachable",
      REVOCATION,
      WARNING,
      "the CRL",
      "see that the address in the certificate works; some clients wait for minutes"),
  CRL_INVALID(
      "crl-invalid",
      REVOCATION,
      WARNING,
      "a CRL that can be believed",
      "ask the CA for a new one: a CRL that has lapsed locks everybody out"),
  OCSP_CRL_DISAGREE(
      "ocsp-crl-disagree",
      REVOCATION,
      WARNING,
      "the same of OCSP and CRL",
      "wait for the next CRL; then ask the CA"),
  STAPLE_INVALID(
      "staple-invalid",
      REVOCATION,
      ERROR,
      "a stapled answer that can be believed",
      "clients refuse a bad one: switch stapling off, or have the server fetch anew"),
  STAPLE_MISSING(
      "staple-missing",
      REVOCATION,
      ERROR,
      "a stapled answer, which the certificate demands",
      "switch stapling on, or have a certificate without that demand issued");

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
