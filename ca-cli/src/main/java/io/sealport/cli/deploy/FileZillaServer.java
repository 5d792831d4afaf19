package io.sealport.cli.deploy;

import io.sealport.ftps.server.FtpServerKind;
import java.util.List;
import java.util.Set;

/**
 * FileZilla Server: certificate with its chain in one file, key in another. Its settings are
 * written by its own administration interface, which overwrites what others write.
 */
final class FileZillaServer implements FtpServer {

  private static final Set<String> READ = Set.of("fullchain.pem", "key.pem");

  @Override
  public FtpServerKind kind() {
    return FtpServerKind.FILEZILLA;
  }

  @Override
  public List<NewFile> files(Layout layout) {
    return CommonFiles.of(layout.source());
  }

  @Override
  public boolean reads(String file) {
    return READ.contains(file);
  }

  @Override
  public List<String> directives(Layout layout) {
    return List.of(
        "Server > Configure > FTP and FTP over TLS > Connection security:",
        "TLS certificate: Provide a X.509 certificate and private key",
        "Private key file: " + layout.path("key.pem"),
        "Certificate file: " + layout.path("fullchain.pem"));
  }

  @Override
  public Edits edits(Layout layout) {
    return Edits.none(
        "FileZilla Server's settings belong to its administration interface: set the two paths there"
            + " once; they stay the same at each renewal.");
  }

  @Override
  public List<String> usualRestart(boolean configured) {
    return List.of("systemctl", "restart", "filezilla-server");
  }
}
