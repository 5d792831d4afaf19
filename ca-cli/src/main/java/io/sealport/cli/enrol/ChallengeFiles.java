package io.sealport.cli.enrol;

import io.sealport.files.SafeFile;
import io.sealport.files.SafeFile.Mode;
import io.sealport.pki.Pem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * What a server serves while the CA looks: {@code DIR/challenge}. It may be replaced at any time,
 * since it is of no use afterwards.
 */
final class ChallengeFiles {

  /** In the order in which they are written. */
  static final List<String> NAMES = List.of("bundle.pem", "cert.pem", "key.pem");

  private final Path folder;

  ChallengeFiles(Path out) {
    this.folder = out.resolve("challenge");
  }

  Path folder() {
    return folder;
  }

  /** Writes all of them; key and certificate fit together in {@code bundle.pem} at each moment. */
  void write(String keyPem, X509CertificateHolder certificate) {
    SafeFile.secretFolder(folder);
    String pem = Pem.certificate(certificate);
    write("bundle.pem", keyPem + pem, Mode.SECRET);
    write("cert.pem", pem, Mode.PUBLIC);
    write("key.pem", keyPem, Mode.SECRET);
  }

  private void write(String name, String content, Mode mode) {
    SafeFile.replace(folder.resolve(name), content.getBytes(StandardCharsets.US_ASCII), mode);
  }
}
