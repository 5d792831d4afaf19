package io.sealport.policy;

import io.sealport.fault.Violation;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.CertificatePath;
import io.sealport.pki.CertificateWindow;
import io.sealport.pki.Inspection;
import io.sealport.pki.SignatureHash;
import io.sealport.policy.key.KeyChecks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * CA certificates of others whose users shall be let in too. Each must be a CA, in date and strong,
 * and every CA above it must be at hand: FTP servers refuse everybody of a CA without its root.
 *
 * @param candidates what is to be trusted
 * @param known what is trusted already
 */
public record ForeignCas(
    List<X509CertificateHolder> candidates, List<X509CertificateHolder> known) {

  public ForeignCas {
    candidates = List.copyOf(candidates);
    known = List.copyOf(known);
  }

  /** Everything that is wrong with all of them; each is named by its owner. */
  public List<Violation> violations(Instant now) {
    List<Violation> found = new ArrayList<>();
    for (X509CertificateHolder candidate : candidates) {
      String owner = "\"" + CertificateWindow.name(candidate.getSubject()) + "\": ";
      Inspection inspection = inspection(candidate, now);
      CertificateWindow window = CertificateWindow.of(inspection);
      isAuthority(window, owner).ifPresent(found::add);
      isWhole(inspection, window, owner).ifPresent(found::add);
      isStrong(candidate, owner).ifPresent(found::add);
      KeyChecks.check(candidate.getSubjectPublicKeyInfo()).stream()
          .map(v -> new Violation(v.rule(), owner + v.found(), v.limit()))
          .forEach(found::add);
    }
    return found;
  }

  private Inspection inspection(X509CertificateHolder candidate, Instant now) {
    List<X509CertificateHolder> all = Stream.concat(candidates.stream(), known.stream()).toList();
    List<X509CertificateHolder> roots = all.stream().filter(ForeignCas::isSelfSigned).toList();
    return new Inspection(candidate, all, roots, now, Optional.empty(), Optional.empty());
  }

  /** Whether it is at the top: signed by its own key. */
  public static boolean isSelfSigned(X509CertificateHolder certificate) {
    return certificate.getSubject().equals(certificate.getIssuer())
        && CertificatePath.isSignedBy(certificate, certificate);
  }

  private static Optional<Violation> isAuthority(CertificateWindow window, String owner) {
    return window.authority()
        ? Optional.empty()
        : Optional.of(
            new Violation(
                "trust.authority",
                owner + "a certificate that is no CA's",
                "a CA's, with basicConstraints"));
  }

  /** What a certificate window shows first: dates, issuers, constraints. */
  private static Optional<Violation> isWhole(
      Inspection inspection, CertificateWindow window, String owner) {
    if (!(CertificatePath.of(inspection) instanceof CertificatePath.Found found)
        || !found.trusted()) {
      return Optional.of(
          new Violation(
              "trust.issuer",
              owner
                  + "no way to a root: \""
                  + CertificateWindow.name(inspection.certificate().getIssuer())
                  + "\" is missing or did not sign it",
              "in the same file, or trusted already, every CA above it up to its root"));
    }
    return window
        .invalid()
        .filter(wrong -> wrong.field() != CertificateWindow.Field.KEY)
        .map(
            wrong ->
                new Violation(
                    "trust." + wrong.field().wire(),
                    owner + wrong.sentence(),
                    "a CA's certificate in force"));
  }

  /** A root's own signature too: a CA that still signs so is nobody to rely on. */
  private static Optional<Violation> isStrong(X509CertificateHolder candidate, String owner) {
    return SignatureHash.isStrong(candidate.getSignatureAlgorithm())
        ? Optional.empty()
        : Optional.of(
            new Violation(
                "trust.signature",
                owner + "a signature with " + SignatureHash.name(candidate.getSignatureAlgorithm()),
                "SHA-256 or stronger"));
  }

  /** By which a trusted CA is called: the first 64 bits of its fingerprint. */
  public static String id(X509CertificateHolder certificate) {
    return CertificateFacts.sha256(CertificateFacts.encoded(certificate)).substring(0, 16);
  }
}
