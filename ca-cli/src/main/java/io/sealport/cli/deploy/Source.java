package io.sealport.cli.deploy;

import io.sealport.cli.delivery.PrivateKeys;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.KeyType;
import io.sealport.pki.Name;
import io.sealport.pki.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;

/** What {@code request --out} wrote, read and found to belong together. */
final class Source {

  static final String CRLS = "crls.pem";

  private static final int MAX_BYTES = 64 << 20;

  private final Path folder;
  private final X509CertificateHolder certificate;
  private final List<X509CertificateHolder> chain;
  private final String key;
  private final KeyPair pair;

  private Source(
      Path folder,
      X509CertificateHolder certificate,
      List<X509CertificateHolder> chain,
      String key,
      KeyPair pair) {
    this.folder = folder;
    this.certificate = certificate;
    this.chain = List.copyOf(chain);
    this.key = key;
    this.pair = pair;
  }

  /**
   * Reads a folder.
   *
   * @throws Fault NOT_FOUND if cert.pem, chain.pem or key.pem is missing, BAD_INPUT if the key is
   *     not the certificate's, CONFLICT if the certificate has ended
   */
  static Source read(Path folder, Instant now) {
    X509CertificateHolder leaf = certificates(folder.resolve("cert.pem")).get(0);
    List<X509CertificateHolder> chain = certificates(folder.resolve("chain.pem"));
    String key = SafeFile.readText(folder.resolve("key.pem"), MAX_BYTES);
    KeyPair pair =
        PrivateKeys.pair(key, Pem.certificate(leaf), folder.resolve("key.pem").toString());
    Instant end = leaf.getNotAfter().toInstant();
    if (end.isBefore(now)) {
      throw Fault.of(Kind.CONFLICT, folder.resolve("cert.pem") + " ended at " + end)
          .withHint("sealport renew --out " + folder);
    }
    return new Source(folder, leaf, chain, ended(key), pair);
  }

  private static List<X509CertificateHolder> certificates(Path file) {
    return Pem.readCertificates(SafeFile.read(file, MAX_BYTES), file.toString());
  }

  X509CertificateHolder certificate() {
    return certificate;
  }

  /** Its issuers without the root, nearest first. */
  List<X509CertificateHolder> chain() {
    return chain;
  }

  KeyPair pair() {
    return pair;
  }

  CertificateFacts facts() {
    return CertificateFacts.of(certificate);
  }

  boolean isRsa() {
    return facts().keyType().family() == KeyType.Family.RSA;
  }

  /** A host of the certificate, to ask for: of a wildcard, one that it covers. */
  Optional<Name> host() {
    return facts().names().stream()
        .filter(n -> n.type() == Name.Type.DNS || n.type() == Name.Type.IP)
        .map(n -> n.isWildcard() ? Name.dns(n.value().replaceFirst("^\\*", "ftp")) : n)
        .findFirst();
  }

  String certificateText() {
    return Pem.certificate(certificate);
  }

  String chainText() {
    return Pem.certificates(chain);
  }

  String keyText() {
    return key;
  }

  /**
   * The certificates or CRLs of a file that need not be there, such as {@code client-ca.pem}, and
   * nothing else of it: servers load blocks under labels that nobody here has read.
   *
   * @throws Fault BAD_INPUT if there is something else in it
   */
  Optional<String> text(String name) {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    byte[] bytes = SafeFile.read(file, MAX_BYTES);
    if (new String(bytes, StandardCharsets.ISO_8859_1).isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        name.equals(CRLS)
            ? crls(bytes, file)
            : Pem.certificates(Pem.readCertificates(bytes, file.toString())));
  }

  private static String crls(byte[] bytes, Path file) {
    StringBuilder text = new StringBuilder();
    for (X509CRLHolder crl : Pem.readCrls(bytes, file.toString())) {
      try {
        text.append(Pem.encode("X509 CRL", crl.getEncoded()));
      } catch (IOException e) {
        throw Fault.of(Kind.BAD_INPUT, file + " holds a CRL that cannot be read", e);
      }
    }
    return text.toString();
  }

  /**
   * A file that is wanted for something.
   *
   * @throws Fault NOT_FOUND if it is not there
   */
  String require(String name, String why) {
    return text(name)
        .orElseThrow(
            () -> Fault.of(Kind.NOT_FOUND, "no file " + folder.resolve(name) + ", which " + why));
  }

  /** Certificates of a file that is wanted for something. */
  List<X509CertificateHolder> requireCertificates(String name, String why) {
    byte[] text = require(name, why).getBytes(StandardCharsets.US_ASCII);
    return Pem.readCertificates(text, folder.resolve(name).toString());
  }

  private static String ended(String text) {
    return text.endsWith("\n") ? text : text + "\n";
  }
}
