package io.sealport.moving;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.fault.Violation;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.CertificateWindow;
import io.sealport.pki.KeyType;
import io.sealport.pki.SerialNumber;
import io.sealport.pki.SignatureScheme;
import io.sealport.policy.key.KeyChecks;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;

/** What one would not do today, and takes over all the same; and what nobody can take over. */
final class CaObjections {

  private static final String SIZE = "key.rsa-size";

  private final Instant now;
  private final Remarks remarks;
  private final Set<String> crls = new TreeSet<>();
  private final Set<String> responders = new TreeSet<>();

  CaObjections(Instant now, Remarks remarks) {
    this.now = now;
    this.remarks = remarks;
  }

  /**
   * Looks at the CA's own certificate.
   *
   * @throws Fault BAD_INPUT if its key is of no kind that can sign here
   */
  void look(X509CertificateHolder ca) {
    new SerialNumber(ca.getSerialNumber());
    KeyType.of(ca.getSubjectPublicKeyInfo());
    List<Violation> wrong = KeyChecks.check(ca.getSubjectPublicKeyInfo());
    String fatal =
        wrong.stream()
            .filter(v -> !v.rule().equals(SIZE))
            .map(Violation::toString)
            .collect(Collectors.joining("; "));
    if (!fatal.isEmpty()) {
      throw Fault.of(Kind.BAD_INPUT, "a CA key with " + fatal);
    }
    wrong.forEach(v -> remarks.add("the CA's key: " + v + "; move to another CA soon"));
    if (!now.isBefore(ca.getNotAfter().toInstant())) {
      remarks.add("the CA ended " + ca.getNotAfter().toInstant() + ": it can issue nothing more");
    }
    if (isWeaklySigned(ca.getSignatureAlgorithm())) {
      remarks.add("the CA's own certificate is signed with SHA-1 or older");
    }
  }

  /** Where the certificates that were looked at say that their status is found. */
  OldCa.Addresses addresses() {
    return new OldCa.Addresses(List.copyOf(crls), List.copyOf(responders));
  }

  /** A certificate that stands in no index. */
  OldCertificate certificate(SerialNumber serial, byte[] der) {
    X509CertificateHolder certificate = holder(der);
    Optional<OldCertificate.Content> content = content(der);
    return new OldCertificate(
        serial,
        content.map(c -> CertificateFacts.text(certificate.getSubject())).orElse(""),
        certificate.getNotAfter().toInstant(),
        content,
        Optional.empty());
  }

  /** What the ledger keeps of it; nothing where it knows no such key, or cannot read it. */
  Optional<OldCertificate.Content> content(byte[] der) {
    X509CertificateHolder certificate = holder(der);
    try {
      OldCertificate.Content content = new OldCertificate.Content(der, OldNames.of(certificate));
      look(certificate, now.isBefore(certificate.getNotAfter().toInstant()));
      return Optional.of(content);
    } catch (RuntimeException e) {
      // The library meets damage within a certificate with exceptions of many classes.
      remarks.add(
          "unknown",
          "certificates are of a kind that the ledger does not keep, such as serial "
              + certificate.getSerialNumber().toString(16)
              + " ("
              + (e instanceof Fault fault ? fault.message() : "an extension cannot be read")
              + ")");
      return Optional.empty();
    }
  }

  private void look(X509CertificateHolder certificate, boolean inDate) {
    if (!inDate) {
      return;
    }
    CertificateWindow.Addresses addresses = CertificateWindow.addresses(certificate);
    crls.addAll(addresses.crl());
    responders.addAll(addresses.ocsp());
    String such = ", such as serial " + certificate.getSerialNumber().toString(16);
    if (isWeaklySigned(certificate.getSignatureAlgorithm())) {
      remarks.add("sha1", "certificates in date are signed with SHA-1 or older" + such);
    }
    if (!KeyChecks.check(certificate.getSubjectPublicKeyInfo()).isEmpty()) {
      remarks.add("key", "certificates in date have a weak key" + such);
    }
    boolean forAnything =
        certificate.getExtensions() == null
            || ExtendedKeyUsage.fromExtensions(certificate.getExtensions()) == null;
    if (forAnything) {
      remarks.add("eku", "certificates in date are for servers and users alike" + such);
    }
  }

  private static boolean isWeaklySigned(AlgorithmIdentifier algorithm) {
    try {
      SignatureScheme.of(algorithm, "it");
      return false;
    } catch (Fault e) {
      return true;
    }
  }

  private static X509CertificateHolder holder(byte[] der) {
    try {
      return new X509CertificateHolder(der);
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "a certificate that was read cannot be read again", e);
    }
  }
}
