package io.sealport.cli.agent;

import io.sealport.files.SafeFile;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Pem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;

/** The folder of a certificate, as {@code request --out} made it. */
record Folder(Path path) {

  static final String CLIENT_CA = "client-ca.pem";
  static final String CRLS = "crls.pem";

  /** A CRL of a million entries has 49 MB, in PEM a third more. */
  static final int MAX_BYTES = 128 << 20;

  /** What others read: if one of them changes, the FTP server gets new files. */
  private static final List<String> PUBLIC =
      List.of("cert.pem", "chain.pem", CLIENT_CA, CRLS, "root.pem");

  /** The certificate that is in the folder now. */
  X509CertificateHolder leaf() {
    return certificates("cert.pem").get(0);
  }

  CertificateFacts facts() {
    return CertificateFacts.of(leaf());
  }

  Path certificate() {
    return path.resolve("fullchain.pem");
  }

  Path key() {
    return path.resolve("key.pem");
  }

  /** The certificates of a file; none where there is no such file. */
  List<X509CertificateHolder> certificatesIfThere(String name) {
    return Files.exists(path.resolve(name)) && !read(name).isBlank()
        ? certificates(name)
        : List.of();
  }

  private List<X509CertificateHolder> certificates(String name) {
    return Pem.readCertificates(read(name).getBytes(StandardCharsets.UTF_8), file(name));
  }

  /** A file's text; empty where there is no such file. */
  String readIfThere(String name) {
    return Files.exists(path.resolve(name)) ? read(name) : "";
  }

  private String read(String name) {
    return SafeFile.readText(path.resolve(name), MAX_BYTES);
  }

  private String file(String name) {
    return path.resolve(name).toString();
  }

  /** Replaces a file that everybody may read. */
  void write(String name, String text) {
    SafeFile.replace(
        path.resolve(name), text.getBytes(StandardCharsets.US_ASCII), SafeFile.Mode.PUBLIC);
  }

  /** SHA-256 over what others read; the key changes with the certificate. */
  String fingerprint() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String name : PUBLIC) {
      byte[] bytes = readIfThere(name).getBytes(StandardCharsets.UTF_8);
      all.writeBytes((name + " " + bytes.length + "\n").getBytes(StandardCharsets.US_ASCII));
      all.writeBytes(bytes);
    }
    return CertificateFacts.sha256(all.toByteArray());
  }

  /**
   * Where the CA publishes, as its certificate says: the address of its CRL without {@code
   * /crl/...}.
   */
  Optional<String> publication() {
    X509CertificateHolder leaf = leaf();
    if (!leaf.hasExtensions() || leaf.getExtension(Extension.cRLDistributionPoints) == null) {
      return Optional.empty();
    }
    for (DistributionPoint point :
        CRLDistPoint.getInstance(
                leaf.getExtension(Extension.cRLDistributionPoints).getParsedValue())
            .getDistributionPoints()) {
      DistributionPointName name = point.getDistributionPoint();
      if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
        for (GeneralName one : GeneralNames.getInstance(name.getName()).getNames()) {
          String address = String.valueOf(one.getName());
          int path = address.indexOf("/crl/");
          if (address.startsWith("http://") && path > 0) {
            return Optional.of(address.substring(0, path));
          }
        }
      }
    }
    return Optional.empty();
  }
}
