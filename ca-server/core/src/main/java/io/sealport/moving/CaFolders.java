package io.sealport.moving;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.moving.OldCaFiles.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How OpenSSL and easy-rsa lay their folders out, and what people have made of it. */
final class CaFolders {

  private static final List<String> CONFIGURATIONS =
      List.of("openssl.cnf", "openssl.conf", "ca.cnf", "ca.conf");
  private static final List<String> CERTIFICATES =
      List.of("cacert.pem", "ca.crt", "ca.pem", "certs/cacert.pem", "certs/ca.cert.pem");
  private static final List<String> KEYS =
      List.of("private/cakey.pem", "private/ca.key", "private/ca.key.pem", "ca.key", "cakey.pem");
  private static final List<String> CRLS = List.of("crl.pem", "crl/crl.pem", "crl/ca.crl.pem");
  private static final List<String> NUMBERS = List.of("crlnumber", "crlnumber.txt");

  /**
   * Of easy-rsa 3, which moves what is revoked or renewed; in the last, of easy-rsa 2, lies all.
   */
  private static final List<String> EASY_RSA =
      List.of(
          "certs_by_serial",
          "issued",
          "revoked/certs_by_serial",
          "renewed/certs_by_serial",
          "renewed/issued",
          "expired",
          ".");

  private CaFolders() {}

  /**
   * Of which kind a folder or file is.
   *
   * @throws Fault BAD_INPUT if that cannot be told
   */
  static CaSource sourceOf(Path place) {
    if (Files.isRegularFile(place)) {
      return isConfiguration(place) ? CaSource.OPENSSL : CaSource.PKCS12;
    }
    if (Files.exists(easyRsaHome(place).resolve("ca.crt"))
        && anyOf(easyRsaHome(place), List.of("certs_by_serial", "issued", "ca.key")).isPresent()) {
      return CaSource.EASY_RSA;
    }
    boolean configured = anyOf(place, CONFIGURATIONS).isPresent();
    if (configured || Files.exists(openSslHome(place).resolve("index.txt"))) {
      return CaSource.OPENSSL;
    }
    throw Fault.of(
            Kind.BAD_INPUT,
            place
                + " is no folder of a CA that is known; wanted an openssl.cnf, an index.txt, or"
                + " easy-rsa's ca.crt with certs_by_serial or issued")
        .withHint("--from openssl, easy-rsa or pkcs12 says what it is");
  }

  private static boolean isConfiguration(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".cnf") || name.endsWith(".conf");
  }

  /** easy-rsa's own folder holds {@code pki}, or was named for it. */
  private static Path easyRsaHome(Path place) {
    Path inside = place.resolve("pki");
    return Files.isDirectory(inside) && !Files.exists(place.resolve("ca.crt")) ? inside : place;
  }

  /** What CA.pl and the configuration that comes with OpenSSL make. */
  private static Path openSslHome(Path place) {
    Path inside = place.resolve("demoCA");
    return Files.isDirectory(inside) && !Files.exists(place.resolve("index.txt")) ? inside : place;
  }

  static OldCaFiles easyRsa(Path place, Said said) {
    Path home = easyRsaHome(place);
    return usual(CaSource.EASY_RSA, home, said, EASY_RSA);
  }

  static OldCaFiles openSsl(Path place, Said said) {
    Optional<Path> configuration =
        Files.isRegularFile(place) ? Optional.of(place) : anyOf(place, CONFIGURATIONS);
    return configuration
        .flatMap(OpenSslConfiguration::files)
        .map(found -> found.with(said))
        .orElseGet(
            () -> usual(CaSource.OPENSSL, openSslHome(place), said, List.of("newcerts", "certs")));
  }

  private static OldCaFiles usual(
      CaSource source, Path home, Said said, List<String> certificates) {
    Path certificate =
        said.caCertificate()
            .or(() -> anyOf(home, CERTIFICATES))
            .orElseThrow(
                () ->
                    Fault.of(
                            Kind.NOT_FOUND,
                            "the CA's certificate is not in "
                                + home
                                + "; wanted one of "
                                + String.join(", ", CERTIFICATES))
                        .withHint("--ca-cert FILE names it"));
    return new OldCaFiles(
            source,
            certificate,
            anyOf(home, KEYS),
            anyOf(home, List.of("index.txt")),
            certificates.stream().map(home::resolve).filter(Files::isDirectory).toList(),
            anyOf(home, CRLS),
            anyOf(home, NUMBERS),
            Optional.empty())
        .with(said);
  }

  private static Optional<Path> anyOf(Path home, List<String> names) {
    return names.stream()
        .flatMap(n -> Stream.of(home.resolve(n)))
        .filter(Files::exists)
        .findFirst();
  }
}
