package io.sealport.moving;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.CertificatePath;
import io.sealport.pki.Pem;
import io.sealport.pki.SerialNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The certificates that a CA has issued, out of folders with one in each file. Every one is looked
 * at, whatever the file is called: a name proves nothing, and people rename.
 */
final class IssuedFiles {

  private static final long MAX_BYTES = 256 * 1024;
  private static final List<String> ENDINGS = List.of(".pem", ".crt", ".cer", ".der");

  private final X509CertificateHolder ca;
  private final Map<SerialNumber, byte[]> found = new LinkedHashMap<>();
  private final Remarks remarks;

  private IssuedFiles(X509CertificateHolder ca, Remarks remarks) {
    this.ca = ca;
    this.remarks = remarks;
  }

  /**
   * The certificates by serial, DER; the first one of two that are not the same counts, and that
   * there are two is remarked.
   *
   * @throws Fault UNAVAILABLE if a folder cannot be read
   */
  static Map<SerialNumber, byte[]> read(
      List<Path> folders, X509CertificateHolder ca, Remarks remarks, Watcher watcher) {
    List<Path> files = folders.stream().distinct().flatMap(f -> files(f).stream()).toList();
    IssuedFiles issued = new IssuedFiles(ca, remarks);
    int done = 0;
    for (Path file : files) {
      issued.look(file);
      watcher.see(++done, files.size());
    }
    return issued.found;
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile).filter(IssuedFiles::isCertificate).sorted().toList();
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "the folder " + folder + " cannot be read", e);
    }
  }

  private static boolean isCertificate(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  private void look(Path file) {
    try {
      byte[] bytes = SafeFile.read(file, MAX_BYTES);
      if (Pem.isPem(bytes) && !Pem.holdsCertificate(bytes)) {
        // A CRL, a key, a CSR beside the certificates.
        return;
      }
      take(file, Pem.readCertificates(bytes, file.toString()).get(0));
    } catch (Fault e) {
      remarks.add("unreadable", "files are no certificates that can be read, such as " + file);
    }
  }

  private void take(Path file, X509CertificateHolder certificate) {
    if (certificate.equals(ca)) {
      return;
    }
    if (!certificate.getIssuer().equals(ca.getSubject())
        || !CertificatePath.isSignedBy(certificate, ca)) {
      remarks.add("foreign", "files are certificates that this CA has not signed, such as " + file);
      return;
    }
    byte[] der = CertificateFacts.encoded(certificate);
    byte[] other = found.putIfAbsent(new SerialNumber(certificate.getSerialNumber()), der);
    if (other != null && !java.util.Arrays.equals(other, der)) {
      remarks.add("twice", "serials are those of two certificates, such as that of " + file);
    }
  }
}
