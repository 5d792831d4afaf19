package io.sealport.cli.demo;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Judges client certificates by PKIX with CRLs: every certificate below the root must be covered by
 * a current CRL, or it is refused. The CRLs are asked for at each judgement.
 */
final class ClientChainCheck {
  /** Leaf, two intermediates and one to spare; ends a loop of cross-signed CAs. */
  private static final int LONGEST_PATH = 4;

  // RFC 5280 4.2.1.12
  private static final String ANY_EXTENDED_KEY_USAGE = "2.5.29.37.0";
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

  private final List<X509Certificate> authorities;
  private final List<X509Certificate> roots;
  private final Supplier<? extends Collection<X509CRL>> crls;

  /**
   * @param authorities the issuing CA and its root
   * @throws IllegalArgumentException if none of them is a root
   */
  ClientChainCheck(
      List<X509Certificate> authorities, Supplier<? extends Collection<X509CRL>> crls) {
    this.authorities = List.copyOf(authorities);
    this.roots =
        authorities.stream()
            .filter(ca -> ca.getSubjectX500Principal().equals(ca.getIssuerX500Principal()))
            .toList();
    this.crls = crls;
    if (roots.isEmpty()) {
      throw new IllegalArgumentException(
          "client-ca.pem holds no root; add the root to the issuing CA");
    }
  }

  /** The CAs whose certificates are welcome, to be named to clients. */
  List<X509Certificate> authorities() {
    return authorities;
  }

  /**
   * Returns quietly if the chain may log in.
   *
   * @param sent what the client sent, leaf first; the leaf alone is enough
   */
  void require(List<X509Certificate> sent) throws RefusedCertificateException {
    if (sent.isEmpty()) {
      throw new RefusedCertificateException(CertificateFault.NO_CERTIFICATE, "nothing was sent");
    }
    List<X509Certificate> path = pathToRoot(sent);
    requireClientAuth(sent.get(0));
    try {
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters());
    } catch (CertPathValidatorException e) {
      throw new RefusedCertificateException(RefusedCertificateException.faultOf(e), e);
    } catch (RefusedCertificateException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new RefusedCertificateException(CertificateFault.INVALID, e);
    }
  }

  private PKIXParameters parameters() throws GeneralSecurityException, RefusedCertificateException {
    Set<TrustAnchor> anchors =
        roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
    PKIXParameters parameters = new PKIXParameters(anchors);
    // Without a PKIXRevocationChecker of its own: that one would dial the CRL distribution points.
    parameters.setRevocationEnabled(true);
    try {
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(crls.get())));
    } catch (RuntimeException e) {
      throw new RefusedCertificateException(CertificateFault.NO_CURRENT_CRL, e);
    }
    return parameters;
  }

  /** From the leaf up to the last certificate below a root, which is what PKIX wants. */
  private List<X509Certificate> pathToRoot(List<X509Certificate> sent)
      throws RefusedCertificateException {
    List<X509Certificate> known = new ArrayList<>(authorities);
    known.addAll(sent);
    List<X509Certificate> path = new ArrayList<>();
    Optional<X509Certificate> next = Optional.of(sent.get(0));
    while (next.isPresent() && path.size() < LONGEST_PATH) {
      path.add(next.get());
      if (issuerOf(next.get(), roots).isPresent()) {
        return path;
      }
      next = issuerOf(next.get(), known);
    }
    throw new RefusedCertificateException(
        CertificateFault.UNKNOWN_CA,
        "issued by " + sent.get(0).getIssuerX500Principal() + ", no path to a known root");
  }

  private static Optional<X509Certificate> issuerOf(
      X509Certificate issued, List<X509Certificate> candidates) {
    return candidates.stream()
        .filter(ca -> ca.getSubjectX500Principal().equals(issued.getIssuerX500Principal()))
        .filter(ca -> isSignedBy(issued, ca))
        .findFirst();
  }

  private static boolean isSignedBy(X509Certificate issued, X509Certificate issuer) {
    try {
      issued.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static void requireClientAuth(X509Certificate leaf) throws RefusedCertificateException {
    try {
      List<String> usages = leaf.getExtendedKeyUsage();
      // No extension, no limit: as OpenSSL and so every common FTPS server has it.
      if (usages == null
          || usages.contains(CLIENT_AUTH)
          || usages.contains(ANY_EXTENDED_KEY_USAGE)) {
        return;
      }
      throw new RefusedCertificateException(
          CertificateFault.WRONG_PURPOSE, "extended key usage without clientAuth");
    } catch (CertificateParsingException e) {
      throw new RefusedCertificateException(CertificateFault.INVALID, e);
    }
  }
}
