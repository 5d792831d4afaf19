package io.sealport.policy;

import io.sealport.fault.Fault;
import io.sealport.fault.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Judges a certificate that was issued before, as it stands: names, key, lifetime, purpose, rules
 * and lints. What has gone before its issue, and what proved its names, is not looked at.
 */
public final class Rejudgement {

  private final Profile profile;
  private final Duration backdate;

  /**
   * A judgement by one profile.
   *
   * @param backdate how long before their issue the certificates begin: the backdating of the
   *     profile by which they were issued
   */
  public Rejudgement(Profile profile, Duration backdate) {
    this.profile = profile;
    this.backdate = backdate;
  }

  /** Every rule of the profile that the certificate breaks; empty if it is accepted. */
  public List<Violation> violations(X509CertificateHolder certificate) {
    return violations(certificate.toASN1Structure());
  }

  private List<Violation> violations(Certificate certificate) {
    TBSCertificate signed = certificate.getTBSCertificate();
    if (signed.getExtensions() == null) {
      return List.of(
          new Violation("certificate", "a certificate without extensions", "one of version 3"));
    }
    List<Violation> purpose = purpose(signed);
    List<Violation> all = new ArrayList<>(purpose);
    try {
      all.addAll(
          new DraftJudgement(profile, Precedents.NONE, purpose, backdate).violations(signed));
    } catch (Fault e) {
      all.add(new Violation("certificate", e.message(), "a certificate as this CA issues it"));
    }
    return List.copyOf(all);
  }

  /** In a draft it is the profile's own; here the profile may have another one by now. */
  private List<Violation> purpose(TBSCertificate signed) {
    String wanted = CertificateView.purpose(profile.usage().purpose());
    List<String> found = CertificateView.purposes(signed.getExtensions());
    return found.equals(List.of(wanted))
        ? List.of()
        : List.of(new Violation("usage", String.join(", ", found), wanted));
  }
}
