package io.sealport.pki;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * The way from a certificate up through its issuers, as far as they are at hand. Every step of a
 * {@link Found} path has its signature verified and an issuer that is a CA and in date; the dates
 * of the first certificate are not looked at.
 */
public final class CertificatePath {

  /** How far a certificate could be followed. */
  public sealed interface Result permits Found, Unverifiable, Broken {}

  /**
   * Every signature holds.
   *
   * @param certificates the certificate first, its topmost issuer last
   * @param trusted whether the last one is an anchor; false where no anchors were given
   */
  public record Found(List<X509CertificateHolder> certificates, boolean trusted) implements Result {
    public Found {
      certificates = List.copyOf(certificates);
    }
  }

  /** No anchors were given and the issuer is not at hand, so nothing can be said. */
  public record Unverifiable(String sentence) implements Result {}

  /** It does not lead to what is trusted; the sentence says where it breaks. */
  public record Broken(Why why, String sentence) implements Result {}

  /** Why a certificate leads nowhere. */
  public enum Why {
    /** It vouches for itself. */
    SELF_SIGNED,
    /** It leads to something that is not trusted. */
    UNTRUSTED,
    /** An issuer is neither trusted nor at hand. */
    MISSING,
    /** Another key signed. */
    SIGNATURE,
    /** An issuer is no CA, out of date, or may not have so many CAs below it. */
    ISSUER
  }

  private final List<X509CertificateHolder> chain;
  private final List<X509CertificateHolder> anchors;
  private final Instant now;

  /** What was looked at, so that certificates that sign each other do not lead in circles. */
  private final Set<X509CertificateHolder> seen = new HashSet<>();

  private CertificatePath(Inspection inspection) {
    this.chain = inspection.chain();
    this.anchors = inspection.anchors();
    this.now = inspection.now();
  }

  /** Follows the certificate upwards. */
  public static Result of(Inspection inspection) {
    X509CertificateHolder certificate = inspection.certificate();
    return new CertificatePath(inspection).follow(List.of(certificate));
  }

  /** Whether the signature on the certificate was made with the issuer's key. */
  public static boolean isSignedBy(
      X509CertificateHolder certificate, X509CertificateHolder issuer) {
    try {
      return certificate.isSignatureValid(
          new JcaContentVerifierProviderBuilder()
              .setProvider(Providers.bouncyCastle())
              .build(issuer.getSubjectPublicKeyInfo()));
    } catch (CertException | OperatorCreationException | RuntimeException e) {
      return false;
    }
  }

  private Result follow(List<X509CertificateHolder> path) {
    X509CertificateHolder last = path.get(path.size() - 1);
    if (anchors.contains(last)) {
      return new Found(path, true);
    }
    seen.add(last);
    String issuer = "\"" + CertificateReading.name(last.getIssuer()) + "\"";
    if (last.getSubject().equals(last.getIssuer()) && isSignedBy(last, last)) {
      return top(path, issuer);
    }
    List<X509CertificateHolder> named =
        Stream.concat(anchors.stream(), chain.stream())
            .filter(c -> c.getSubject().equals(last.getIssuer()) && !seen.contains(c))
            .toList();
    Optional<Result> refusal = Optional.empty();
    for (X509CertificateHolder candidate : named) {
      Result result = step(path, candidate);
      if (result instanceof Found) {
        return result;
      }
      refusal = Optional.of(refusal.orElse(result));
    }
    return refusal.orElseGet(() -> without(path, issuer));
  }

  private Result step(List<X509CertificateHolder> path, X509CertificateHolder candidate) {
    X509CertificateHolder last = path.get(path.size() - 1);
    if (!isSignedBy(last, candidate)) {
      return new Broken(
          Why.SIGNATURE,
          "the signature on " + called(path) + " was not made by the key of its issuer");
    }
    return objection(candidate, path.size() - 1)
        .<Result>map(o -> new Broken(Why.ISSUER, o))
        .orElseGet(
            () -> {
              List<X509CertificateHolder> longer = new ArrayList<>(path);
              longer.add(candidate);
              return follow(longer);
            });
  }

  /** Why the candidate may not issue what stands below it, with so many CAs between. */
  private Optional<String> objection(X509CertificateHolder candidate, int between) {
    String name = "the issuer \"" + CertificateReading.name(candidate.getSubject()) + "\" ";
    BasicConstraints constraints =
        Optional.ofNullable(candidate.getExtensions())
            .map(BasicConstraints::fromExtensions)
            .orElse(new BasicConstraints(false));
    // RFC 5280 6.1.4 (k): before version 3 only an anchor can be a CA.
    boolean oldAnchor = candidate.getVersionNumber() < 3 && anchors.contains(candidate);
    if (!constraints.isCA() && !oldAnchor) {
      return Optional.of(name + "is not a CA");
    }
    if (!CertificateReading.allows(candidate, KeyUsage.keyCertSign)) {
      return Optional.of(name + "may not sign certificates: its key usage lacks keyCertSign");
    }
    // RFC 5280 4.2.1.9: how many CAs may stand between it and the end of the path.
    if (constraints.getPathLenConstraint() != null
        && constraints.getPathLenConstraint().intValue() < between) {
      return Optional.of(name + "allows fewer CAs below it than there are");
    }
    if (now.isBefore(candidate.getNotBefore().toInstant())) {
      return Optional.of(name + "is valid only from " + candidate.getNotBefore().toInstant());
    }
    if (now.isAfter(candidate.getNotAfter().toInstant())) {
      return Optional.of(name + "expired at " + candidate.getNotAfter().toInstant());
    }
    return Optional.empty();
  }

  private Result top(List<X509CertificateHolder> path, String name) {
    if (!anchors.isEmpty()) {
      return new Broken(
          path.size() == 1 ? Why.SELF_SIGNED : Why.UNTRUSTED,
          path.size() == 1
              ? "it is self-signed and not trusted"
              : "it leads to " + name + ", which is not trusted");
    }
    return path.size() == 1 && !CertificateReading.isCa(path.get(0))
        ? new Broken(Why.SELF_SIGNED, "it is self-signed: no authority vouches for it")
        : new Found(path, false);
  }

  private Result without(List<X509CertificateHolder> path, String issuer) {
    if (!anchors.isEmpty()) {
      return new Broken(
          Why.MISSING, "its issuer " + issuer + " is neither trusted nor among what was given");
    }
    return path.size() == 1
        ? new Unverifiable("the certificate of its issuer " + issuer + " was not given")
        : new Found(path, false);
  }

  private static String called(List<X509CertificateHolder> path) {
    return path.size() == 1
        ? "it"
        : "\"" + CertificateReading.name(path.get(path.size() - 1).getSubject()) + "\"";
  }
}
