package io.sealport.cli.agent;

import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Providers;
import io.sealport.pki.SignatureHash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** The CAs below a pinned root, each found by a signature of one that is in already. */
final class TrustedIssuers {

  private final Set<X509CertificateHolder> trusted;

  private TrustedIssuers(Set<X509CertificateHolder> trusted) {
    this.trusted = trusted;
  }

  static TrustedIssuers of(Collection<X509CertificateHolder> roots) {
    return new TrustedIssuers(new LinkedHashSet<>(roots));
  }

  /** With those of the candidates that lead to one of these. */
  TrustedIssuers and(Collection<X509CertificateHolder> candidates) {
    Set<X509CertificateHolder> all = new LinkedHashSet<>(trusted);
    List<X509CertificateHolder> left = new ArrayList<>(candidates);
    boolean grown = true;
    while (grown) {
      grown = left.removeIf(c -> all.contains(c) || (isSignedBy(c, all) && all.add(c)));
    }
    return new TrustedIssuers(all);
  }

  /** With certificates that somebody who is trusted vouches for. */
  TrustedIssuers andVouched(Collection<X509CertificateHolder> vouched) {
    Set<X509CertificateHolder> all = new LinkedHashSet<>(trusted);
    all.addAll(vouched);
    return new TrustedIssuers(all);
  }

  boolean hold(X509CertificateHolder certificate) {
    return trusted.contains(certificate);
  }

  /** Whether one of them made the CRL. */
  boolean made(X509CRLHolder crl) {
    return SignatureHash.isStrong(crl.toASN1Structure().getSignatureAlgorithm())
        && trusted.stream()
            .filter(ca -> ca.getSubject().equals(crl.getIssuer()))
            .anyMatch(ca -> verifies(crl, ca));
  }

  private static boolean isSignedBy(
      X509CertificateHolder certificate, Set<X509CertificateHolder> cas) {
    return isCa(certificate)
        && SignatureHash.isStrong(certificate.getSignatureAlgorithm())
        && cas.stream()
            .filter(ca -> ca.getSubject().equals(certificate.getIssuer()))
            .anyMatch(ca -> verifies(certificate, ca));
  }

  private static boolean isCa(X509CertificateHolder certificate) {
    try {
      return certificate.hasExtensions() && mayIssue(certificate);
    } catch (RuntimeException e) {
      // Extensions that cannot be read say nothing.
      return false;
    }
  }

  private static boolean mayIssue(X509CertificateHolder certificate) {
    BasicConstraints constraints = BasicConstraints.fromExtensions(certificate.getExtensions());
    KeyUsage usage = KeyUsage.fromExtensions(certificate.getExtensions());
    return constraints != null
        && constraints.isCA()
        && (usage == null || usage.hasUsages(KeyUsage.keyCertSign));
  }

  private static boolean verifies(X509CertificateHolder certificate, X509CertificateHolder ca) {
    try {
      return certificate.isSignatureValid(verifier(ca));
    } catch (CertException | OperatorCreationException | RuntimeException e) {
      return false;
    }
  }

  private static boolean verifies(X509CRLHolder crl, X509CertificateHolder ca) {
    try {
      return crl.isSignatureValid(verifier(ca));
    } catch (CertException | OperatorCreationException | RuntimeException e) {
      return false;
    }
  }

  private static org.bouncycastle.operator.ContentVerifierProvider verifier(
      X509CertificateHolder ca) throws OperatorCreationException {
    return new JcaContentVerifierProviderBuilder()
        .setProvider(Providers.bouncyCastle())
        .build(ca.getSubjectPublicKeyInfo());
  }

  @Override
  public String toString() {
    return trusted.stream().map(c -> CertificateFacts.text(c.getSubject())).toList().toString();
  }
}
