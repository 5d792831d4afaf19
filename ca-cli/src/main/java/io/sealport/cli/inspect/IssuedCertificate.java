package io.sealport.cli.inspect;

import io.sealport.api.CertificateInfo;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A certificate to be judged again.
 *
 * @param profile by which it was issued, where that is known
 * @param source where it was found: the server, or a file
 */
record IssuedCertificate(
    Optional<String> profile, String source, X509CertificateHolder certificate) {

  /** The CAs' own certificates have no profile. */
  private static final String CA = "ca";

  /** The valid certificates of the server, without those of its CAs. */
  static List<IssuedCertificate> onServer(Connection connection, Optional<String> profile) {
    Query query =
        Query.none()
            .with("status", "valid")
            .with("whole", true)
            .with("profile", profile.orElse(null));
    return connection.all("/certificates", query, CertificateInfo.class).stream()
        .filter(c -> !c.profile().equals(CA))
        .map(c -> new IssuedCertificate(Optional.of(c.profile()), "server", read(c)))
        .toList();
  }

  private static X509CertificateHolder read(CertificateInfo info) {
    String pem = info.certificate();
    if (pem == null) {
      throw Fault.of(
              Kind.UNAVAILABLE, "the server does not give the certificates with its list of them")
          .withHint("it is older than this program; give it the files with --certificates");
    }
    return Pem.readCertificates(pem.getBytes(StandardCharsets.US_ASCII), info.serial()).get(0);
  }

  /**
   * The first certificate of each file, and of each file {@code *.pem}, {@code *.crt}, {@code
   * *.cer} and {@code *.der} below each folder; each certificate once, without CAs and those that
   * have ended.
   */
  static List<IssuedCertificate> inFiles(List<Path> named, Optional<String> profile, Instant now) {
    Map<X509CertificateHolder, IssuedCertificate> found = new LinkedHashMap<>();
    for (Path path : named) {
      if (Files.isDirectory(path)) {
        for (Path file : below(path)) {
          readable(file).ifPresent(c -> found.putIfAbsent(c, of(profile, file, c)));
        }
      } else {
        X509CertificateHolder first = CertificateFile.certificates(path).get(0);
        found.putIfAbsent(first, of(profile, path, first));
      }
    }
    List<IssuedCertificate> all = new ArrayList<>(found.values());
    all.removeIf(c -> c.isCa() || !now.isBefore(c.certificate().getNotAfter().toInstant()));
    return all;
  }

  private static IssuedCertificate of(
      Optional<String> profile, Path file, X509CertificateHolder certificate) {
    return new IssuedCertificate(profile, file.toString(), certificate);
  }

  private static List<Path> below(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(f -> f.toString().matches("(?i).*\\.(pem|crt|cer|der)"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot read the folder " + folder, e);
    }
  }

  /** A folder also holds keys and CRLs. */
  private static Optional<X509CertificateHolder> readable(Path file) {
    try {
      return Optional.of(CertificateFile.certificates(file).get(0));
    } catch (Fault e) {
      if (e.kind() == Kind.BAD_INPUT) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private boolean isCa() {
    var constraints =
        org.bouncycastle.asn1.x509.BasicConstraints.fromExtensions(certificate.getExtensions());
    return constraints != null && constraints.isCA();
  }
}
