package io.sealport.cli.inspect;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificateWindow;
import io.sealport.pki.Issuer;
import io.sealport.pki.KeyType;
import io.sealport.pki.SignatureScheme;
import io.sealport.pki.StandInIssuer;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;

/** The CA that would sign, without its key. */
final class OfflineIssuer {

  private static final String ROOT_ADDRESS = "/ca/root.crt";

  private OfflineIssuer() {}

  /**
   * The home's CA of that id, or a stand-in where no home is given.
   *
   * @throws Fault NOT_FOUND if the home has no certificate of it
   */
  static Issuer of(String id, Optional<Path> home, Instant now) {
    return home.map(h -> read(id, h.resolve("public")))
        .orElseGet(() -> StandInIssuer.make(id, now, new SecureRandom()));
  }

  private static Issuer read(String id, Path folder) {
    X509CertificateHolder certificate = first(folder, id);
    return new Issuer(
        id,
        certificate,
        SignatureScheme.forKey(KeyType.of(certificate.getSubjectPublicKeyInfo())).identifier(),
        Issuer.Addresses.under(base(certificate, folder), id));
  }

  /** All addresses of a home have one base. A root's own certificate has none, its CAs' have. */
  private static URI base(X509CertificateHolder certificate, Path folder) {
    return Stream.<Supplier<X509CertificateHolder>>of(
            () -> certificate, () -> first(folder, "servers"))
        .map(Supplier::get)
        .flatMap(c -> CertificateWindow.addresses(c).caIssuers().stream())
        .filter(a -> a.endsWith(ROOT_ADDRESS))
        .map(a -> URI.create(a.substring(0, a.length() - ROOT_ADDRESS.length())))
        .findFirst()
        .orElseThrow(
            () ->
                Fault.of(
                    Kind.BAD_CONFIGURATION,
                    "no CA certificate in " + folder + " names the address of its issuer"));
  }

  private static X509CertificateHolder first(Path folder, String id) {
    return CertificateFile.certificates(folder.resolve(id + ".pem")).get(0);
  }
}
