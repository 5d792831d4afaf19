package io.sealport.moving;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.CertificatePath;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.cert.X509CertificateHolder;

/** The way from a CA up to its root, which FTP servers need to have whole. */
final class OldChain {

  private OldChain() {}

  /**
   * The CAs above one, the root last.
   *
   * @throws Fault BAD_INPUT if it is no CA, or one above it is not at hand
   */
  static List<X509CertificateHolder> above(
      X509CertificateHolder ca, List<X509CertificateHolder> atHand) {
    requireCa(ca);
    List<X509CertificateHolder> above = new ArrayList<>();
    X509CertificateHolder last = ca;
    while (!isRoot(last)) {
      X509CertificateHolder below = last;
      last =
          atHand.stream()
              .filter(c -> !c.equals(ca) && !above.contains(c))
              .filter(c -> c.getSubject().equals(below.getIssuer()))
              .filter(c -> CertificatePath.isSignedBy(below, c))
              .findFirst()
              .orElseThrow(() -> missing(below));
      above.add(last);
    }
    return List.copyOf(above);
  }

  private static boolean isRoot(X509CertificateHolder certificate) {
    return certificate.getSubject().equals(certificate.getIssuer())
        && CertificatePath.isSignedBy(certificate, certificate);
  }

  private static void requireCa(X509CertificateHolder certificate) {
    BasicConstraints constraints =
        certificate.getExtensions() == null
            ? null
            : BasicConstraints.fromExtensions(certificate.getExtensions());
    if (constraints == null || !constraints.isCA()) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "the certificate of \""
              + CertificateFacts.text(certificate.getSubject())
              + "\" is not a CA's; wanted one with CA:TRUE");
    }
  }

  private static Fault missing(X509CertificateHolder below) {
    return Fault.of(
            Kind.BAD_INPUT,
            "the CA \""
                + CertificateFacts.text(below.getSubject())
                + "\" is below \""
                + CertificateFacts.text(below.getIssuer())
                + "\", whose certificate is not there; wanted all of them up to the root")
        .withHint("--chain FILE names a file with them");
  }
}
