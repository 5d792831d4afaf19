package io.sealport.policy;

import io.sealport.fault.Violation;
import io.sealport.pki.Issuer;
import io.sealport.pki.Name;
import io.sealport.pki.SerialNumber;
import java.util.List;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A certificate that has been judged and may be signed as it stands. Only the {@link Rulebook}
 * makes one, so what was not judged cannot be signed.
 */
public final class Approval implements Verdict {

  private final Profile profile;
  private final Issuer issuer;
  private final List<Name> names;
  private final TBSCertificate certificate;
  private final List<Evidence> evidence;
  private final List<Violation> warnings;

  Approval(
      Profile profile,
      Issuer issuer,
      List<Name> names,
      TBSCertificate certificate,
      List<Evidence> evidence,
      List<Violation> warnings) {
    this.profile = profile;
    this.issuer = issuer;
    this.names = List.copyOf(names);
    this.certificate = certificate;
    this.evidence = List.copyOf(evidence);
    this.warnings = List.copyOf(warnings);
  }

  public Profile profile() {
    return profile;
  }

  public Issuer issuer() {
    return issuer;
  }

  /** The certificate's names, the one in the common name first. */
  public List<Name> names() {
    return names;
  }

  /** The very bytes that were judged. */
  public TBSCertificate certificate() {
    return certificate;
  }

  public SerialNumber serial() {
    return new SerialNumber(certificate.getSerialNumber().getValue());
  }

  /**
   * What is wrong with a certificate that was signed for this approval; empty if it is exactly what
   * was judged and passes every lint that is an error to its profile.
   */
  public List<Violation> differences(X509CertificateHolder signed) {
    return Conformance.differences(this, signed);
  }

  /** What the lints say that is no reason to refuse. */
  public List<Violation> warnings() {
    return warnings;
  }

  /** What proved the names. */
  public List<Evidence> evidence() {
    return evidence;
  }
}
