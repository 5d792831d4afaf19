package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The self-signed certificate of a key that waits for its real one, so that a server can show that
 * it has the key. Nobody trusts it.
 */
public final class InterimCertificate {

  /** An approval may take that long. */
  private static final Duration LIFETIME = Duration.ofDays(30);

  /** Clocks differ. */
  private static final Duration BACKDATE = Duration.ofHours(1);

  private InterimCertificate() {}

  /**
   * A certificate of the pen's key.
   *
   * @param names at least one; the first is the common name too, where it fits
   */
  public static X509CertificateHolder make(
      Pen pen, List<Name> names, Instant now, SecureRandom random) {
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    X500Name subject = Names.subject(names);
    V3TBSCertificateGenerator certificate = new V3TBSCertificateGenerator();
    certificate.setSerialNumber(new ASN1Integer(SerialNumber.random(random).value()));
    certificate.setSignature(pen.algorithm());
    certificate.setIssuer(subject);
    certificate.setSubject(subject);
    certificate.setStartDate(new Time(Date.from(second.minus(BACKDATE)), Locale.ROOT));
    certificate.setEndDate(new Time(Date.from(second.plus(LIFETIME)), Locale.ROOT));
    certificate.setSubjectPublicKeyInfo(pen.publicKey());
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    try {
      extensions.addExtension(Extension.subjectAlternativeName, false, Names.general(names));
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot encode a certificate's extensions", e);
    }
    certificate.setExtensions(extensions.generate());
    return SignedCertificate.sign(certificate.generateTBSCertificate(), pen);
  }
}
