package io.sealport.server.identity.person;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whose certificates prove something beside our own.
 *
 * @param authorities in the order in which they are tried
 */
public record CertificateSettings(List<Authority> authorities) {

  /** Only our own. */
  public static final CertificateSettings NONE = new CertificateSettings(List.of());

  public CertificateSettings {
    authorities = List.copyOf(authorities);
  }

  /**
   * One foreign CA.
   *
   * @param name as statements call it
   * @param anchors a file with its root or issuing CA, or a folder of such files; read at each look
   * @param commonNameIsLogin whether the common name of a client's certificate that names no host
   *     is an FTP login, as with us
   */
  public record Authority(
      String name, Path anchors, Revocation revocation, boolean commonNameIsLogin) {}

  /**
   * Where it says what it has revoked.
   *
   * @param crlFiles CRLs in PEM or DER, read at each look
   * @param crlUrls where its CRLs are
   * @param hosts hosts from which CRLs are fetched that a certificate itself names; empty for none
   * @param ocsp its responder, which is then asked of the requester's certificate
   * @param trust CAs that https is verified with; empty for those of the Java installation
   * @param softFail whether a certificate counts of which it cannot be told whether it is revoked
   */
  public record Revocation(
      List<Path> crlFiles,
      List<URI> crlUrls,
      Set<String> hosts,
      Optional<URI> ocsp,
      Optional<Path> trust,
      boolean softFail) {

    /** Nothing is known, so nothing is proven. */
    public static final Revocation UNKNOWN =
        new Revocation(List.of(), List.of(), Set.of(), Optional.empty(), Optional.empty(), false);

    public Revocation {
      crlFiles = List.copyOf(crlFiles);
      crlUrls = List.copyOf(crlUrls);
      hosts = Set.copyOf(hosts);
    }
  }
}
