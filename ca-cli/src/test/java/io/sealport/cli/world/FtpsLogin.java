package io.sealport.cli.world;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a client goes and what it shows and believes there.
 *
 * @param host the name that the server's certificate must bear; 127.0.0.1 is dialled whatever it is
 * @param root the only trust anchor, PEM
 */
public record FtpsLogin(
    String host,
    int port,
    boolean implicit,
    Path root,
    String user,
    String password,
    Optional<ClientCertificate> certificate) {
  public FtpsLogin {
    root = root.toAbsolutePath();
  }

  /** The server's usual user, by the name localhost, without a client certificate. */
  public static FtpsLogin to(FtpsServer server, Path root) {
    return new FtpsLogin(
        "localhost",
        server.port(),
        server.options().implicit(),
        root,
        FtpsOptions.USER,
        FtpsOptions.PASSWORD,
        Optional.empty());
  }

  public FtpsLogin with(ClientCertificate shown) {
    return new FtpsLogin(host, port, implicit, root, user, password, Optional.of(shown));
  }

  public FtpsLogin as(String otherUser, String otherPassword) {
    return new FtpsLogin(host, port, implicit, root, otherUser, otherPassword, certificate);
  }

  public FtpsLogin byName(String otherHost) {
    return new FtpsLogin(otherHost, port, implicit, root, user, password, certificate);
  }

  /** {@code ftp://} (with AUTH TLS, which clients are told to insist on) or {@code ftps://}. */
  String url() {
    return (implicit ? "ftps" : "ftp") + "://" + host + ":" + port + "/";
  }
}
