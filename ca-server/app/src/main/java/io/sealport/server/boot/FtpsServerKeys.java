package io.sealport.server.boot;

import io.sealport.files.SafeFile;
import io.sealport.pki.Pem;
import io.sealport.server.identity.ftp.FtpsServer;
import io.sealport.server.identity.ftp.FtpsUrl;
import io.sealport.yaml.YamlMap;
import java.nio.file.Path;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;

/** The keys {@code server} and {@code trust}, by which a section names an FTPS server. */
final class FtpsServerKeys {

  static final String SERVER = "server";
  static final String TRUST = "trust-file";

  private static final long MAX_BYTES = 1024 * 1024;

  private FtpsServerKeys() {}

  /**
   * Reads them.
   *
   * @param home what a relative file is relative to
   */
  static FtpsServer read(YamlMap section, Path home) {
    return new FtpsServer(
        section.require(SERVER).as(FtpsUrl::parse),
        section.require(TRUST).as(file -> anchors(home.resolve(file))));
  }

  private static List<X509CertificateHolder> anchors(Path file) {
    return Pem.readCertificates(SafeFile.read(file, MAX_BYTES), file.toString());
  }
}
