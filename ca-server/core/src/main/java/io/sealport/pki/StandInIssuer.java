package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.net.URI;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/**
 * An issuing CA that exists in memory alone, so that policy can be tried where no CA is at hand.
 * Nobody trusts it and its addresses lead nowhere.
 */
public final class StandInIssuer {

  private static final Duration LIFETIME = Duration.ofDays(3650);

  /** RFC 2606 2: never resolves. */
  private static final URI NOWHERE = URI.create("http://ca.invalid");

  private StandInIssuer() {}

  /** A CA with that id and a key of its own, which is forgotten. */
  public static Issuer make(String id, Instant now, SecureRandom random) {
    return of(id, Keys.generate(KeyType.EC_P256, random), now);
  }

  /** A CA with that id and key. */
  public static Issuer of(String id, KeyPair pair, Instant now) {
    KeyPen pen = new KeyPen(pair.getPrivate(), pair.getPublic());
    X500Name subject = new X500Name("CN=Stand-in " + id + " CA");
    V3TBSCertificateGenerator certificate = new V3TBSCertificateGenerator();
    certificate.setSerialNumber(new ASN1Integer(1));
    certificate.setSignature(pen.algorithm());
    certificate.setIssuer(subject);
    certificate.setSubject(subject);
    certificate.setStartDate(time(now.minus(Duration.ofDays(1))));
    certificate.setEndDate(time(now.plus(LIFETIME)));
    certificate.setSubjectPublicKeyInfo(pen.publicKey());
    try {
      ExtensionsGenerator extensions = new ExtensionsGenerator();
      extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      extensions.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      extensions.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new SubjectKeyIdentifier(KeyIdentifiers.of(pen.publicKey())));
      certificate.setExtensions(extensions.generate());
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot encode a certificate's extensions", e);
    }
    return new Issuer(
        id,
        SignedCertificate.sign(certificate.generateTBSCertificate(), pen),
        pen.algorithm(),
        Issuer.Addresses.under(NOWHERE, id));
  }

  private static Time time(Instant instant) {
    return new Time(Date.from(instant), Locale.ROOT);
  }
}
