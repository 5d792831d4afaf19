package io.sealport.cli.world;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a server under test is to run; what a server cannot do it refuses when it starts.
 *
 * @param certificates the folder that the CLI wrote: cert.pem, chain.pem, fullchain.pem, key.pem,
 *     bundle.pem and client-ca.pem are read, straight from there, so that a renewal is seen
 * @param implicit TLS from the first byte instead of after AUTH TLS
 * @param clientCertificateRequired by a CA of client-ca.pem
 * @param userIsCommonName a certificate whose common name is the user's name replaces the password
 *     (ProFTPD's {@code TLSUserName CommonName})
 * @param asksOcspResponder of client certificates that name one (ProFTPD's {@code TLSVerifyOrder
 *     ocsp})
 * @param anonymous whether anybody may read the users' folder (vsftpd and ProFTPD)
 * @param users names and passwords; all share one folder
 */
public record FtpsOptions(
    Path certificates,
    boolean implicit,
    boolean clientCertificateRequired,
    boolean userIsCommonName,
    boolean asksOcspResponder,
    boolean anonymous,
    Map<String, String> users) {
  /** The user of every server unless others are named. */
  public static final String USER = "alice";

  public static final String PASSWORD = "open-sesame";

  public FtpsOptions {
    certificates = certificates.toAbsolutePath();
    users = Map.copyOf(users);
    for (Map.Entry<String, String> user : users.entrySet()) {
      // They go into line-based files of the servers.
      if (!user.getKey().matches("[a-z][a-z0-9.-]*") || !user.getValue().matches("[!-9;-~]+")) {
        throw new IllegalArgumentException("not a plain user name and password: " + user);
      }
    }
  }

  /** AUTH TLS, a client certificate required, the user {@value #USER}. */
  public static FtpsOptions explicit(Path certificates) {
    return new FtpsOptions(certificates, false, true, false, false, false, Map.of(USER, PASSWORD));
  }

  /** TLS from the first byte, a client certificate required, the user {@value #USER}. */
  public static FtpsOptions implicit(Path certificates) {
    return new FtpsOptions(certificates, true, true, false, false, false, Map.of(USER, PASSWORD));
  }

  public FtpsOptions withoutClientCertificates() {
    return new FtpsOptions(
        certificates, implicit, false, userIsCommonName, asksOcspResponder, anonymous, users);
  }

  public FtpsOptions withUserIsCommonName() {
    return new FtpsOptions(
        certificates,
        implicit,
        clientCertificateRequired,
        true,
        asksOcspResponder,
        anonymous,
        users);
  }

  public FtpsOptions withOcspResponderAsked() {
    return new FtpsOptions(
        certificates,
        implicit,
        clientCertificateRequired,
        userIsCommonName,
        true,
        anonymous,
        users);
  }

  public FtpsOptions withAnonymous() {
    return new FtpsOptions(
        certificates,
        implicit,
        clientCertificateRequired,
        userIsCommonName,
        asksOcspResponder,
        true,
        users);
  }

  public FtpsOptions withUser(String name, String password) {
    Map<String, String> more = new LinkedHashMap<>(users);
    more.put(name, password);
    return new FtpsOptions(
        certificates,
        implicit,
        clientCertificateRequired,
        userIsCommonName,
        asksOcspResponder,
        anonymous,
        more);
  }

  Path file(String name) {
    return certificates.resolve(name);
  }

  void refuseProFtpdOnly(String server) {
    if (userIsCommonName || asksOcspResponder) {
      throw new IllegalArgumentException(
          server + " maps no certificate to a user and asks no OCSP responder; use ProFtpd");
    }
  }
}
