package io.sealport.cli.user;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Name;
import io.sealport.pki.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The files of a user's folder that programs are pointed at, absolute.
 *
 * @param name of the files, without their suffix
 */
record UserFiles(Path folder, String login, String name) {

  private static final long MAX_BYTES = 1 << 20;

  /**
   * Those of a folder that {@code user enrol} or {@code request} wrote.
   *
   * @throws Fault NOT_FOUND if it holds no user's certificate with its key, CONFLICT for several
   */
  static UserFiles in(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    List<Path> certificates = list(absolute);
    if (certificates.isEmpty()) {
      throw Fault.of(Kind.NOT_FOUND, folder + " holds no NAME.crt with its NAME.key")
          .withHint("sealport user enrol writes them");
    }
    if (certificates.size() > 1) {
      throw Fault.of(
          Kind.CONFLICT, folder + " holds the certificates of several users; wanted one");
    }
    Path certificate = certificates.get(0);
    String file = String.valueOf(certificate.getFileName());
    return new UserFiles(
        absolute, login(certificate), file.substring(0, file.length() - ".crt".length()));
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".crt"))
          .filter(f -> Files.exists(Path.of(f.toString().replaceFirst("\\.crt$", ".key"))))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw Fault.of(Kind.NOT_FOUND, "cannot look into " + folder, e);
    }
  }

  private static String login(Path certificate) {
    X509CertificateHolder leaf =
        Pem.readCertificates(SafeFile.read(certificate, MAX_BYTES), certificate.toString()).get(0);
    return CertificateFacts.of(leaf).names().stream()
        .filter(n -> n.type() == Name.Type.LOGIN)
        .map(Name::value)
        .findFirst()
        .orElseThrow(() -> Fault.of(Kind.BAD_INPUT, certificate + " names no FTP login"));
  }

  Path certificate() {
    return folder.resolve(name + ".crt");
  }

  Path key() {
    return folder.resolve(name + ".key");
  }

  Path p12() {
    return folder.resolve(name + ".p12");
  }

  Path root() {
    return folder.resolve("root.pem");
  }

  Path crls() {
    return folder.resolve("crls.pem");
  }
}
