package io.sealport.cli.deploy;

import io.sealport.ftps.server.FtpServerKind;
import java.util.List;

/** A server that nobody has written a class for: files at paths that stay, and a command. */
final class AnyServer implements FtpServer {

  @Override
  public FtpServerKind kind() {
    return FtpServerKind.GENERIC;
  }

  @Override
  public List<NewFile> files(Layout layout) {
    return CommonFiles.of(layout.source());
  }

  @Override
  public boolean reads(String file) {
    return true;
  }

  @Override
  public List<String> directives(Layout layout) {
    return List.of(
        "certificate with its chain: " + layout.path("fullchain.pem"),
        "certificate alone: " + layout.path("cert.pem"),
        "its issuers: " + layout.path("chain.pem"),
        "private key: " + layout.path("key.pem"),
        "key, certificate and issuers in one file: " + layout.path("bundle.pem"),
        "CAs whose clients may come in: " + layout.path(CommonFiles.CLIENT_CAS));
  }

  @Override
  public Edits edits(Layout layout) {
    return Edits.none(
        "Name the paths in the server's configuration once; they stay the same at each renewal.");
  }

  @Override
  public List<String> usualRestart(boolean configured) {
    return List.of();
  }

  @Override
  public boolean wantsRestartCommand() {
    return true;
  }
}
