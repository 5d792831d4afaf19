package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The self-signed certificate of RFC 8737 3 (RFC 8738 4 for addresses): its only purpose is to be
 * served for one name while a CA looks.
 */
public final class AcmeIdentifierCertificate {

  /** id-pe-acmeIdentifier. */
  public static final ASN1ObjectIdentifier ACME_IDENTIFIER =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.31");

  private static final X500Name SUBJECT = new X500Name("CN=ACME challenge");

  /** It is taken away as soon as the CA has looked. */
  private static final Duration LIFETIME = Duration.ofDays(7);

  /** Clocks differ. */
  private static final Duration BACKDATE = Duration.ofHours(1);

  private AcmeIdentifierCertificate() {}

  /**
   * A certificate that serves the authorization for the name.
   *
   * @param pen of a key that was made for this alone, not of the one that is to be certified
   * @param name of type dns, without wildcard, or ip
   * @throws Fault BAD_INPUT if no server is called by such a name
   */
  public static X509CertificateHolder make(
      Pen pen, Name name, KeyAuthorization authorization, Instant now, SecureRandom random) {
    if (!suits(name)) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "\"" + name + "\" cannot be proven by a certificate; wanted a DNS name or an address");
    }
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    V3TBSCertificateGenerator certificate = new V3TBSCertificateGenerator();
    certificate.setSerialNumber(new ASN1Integer(SerialNumber.random(random).value()));
    certificate.setSignature(pen.algorithm());
    certificate.setIssuer(SUBJECT);
    certificate.setSubject(SUBJECT);
    certificate.setStartDate(new Time(Date.from(second.minus(BACKDATE)), Locale.ROOT));
    certificate.setEndDate(new Time(Date.from(second.plus(LIFETIME)), Locale.ROOT));
    certificate.setSubjectPublicKeyInfo(pen.publicKey());
    certificate.setExtensions(extensions(name, authorization));
    return SignedCertificate.sign(certificate.generateTBSCertificate(), pen);
  }

  private static Extensions extensions(Name name, KeyAuthorization authorization) {
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    try {
      extensions.addExtension(
          Extension.subjectAlternativeName, false, Names.general(List.of(name)));
      extensions.addExtension(ACME_IDENTIFIER, true, new DEROctetString(authorization.sha256()));
      return extensions.generate();
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot encode a certificate's extensions", e);
    }
  }

  /** Whether a server can be called by such a name. */
  public static boolean suits(Name name) {
    return (name.type() == Name.Type.DNS || name.type() == Name.Type.IP) && !name.isWildcard();
  }

  /**
   * What keeps a served certificate from proving the name, in words; empty if nothing does. Dates
   * are not looked at: the token is fresh.
   */
  public static Optional<String> objection(
      X509CertificateHolder served, Name name, KeyAuthorization authorization) {
    try {
      return names(served, name)
          .or(() -> identifier(served, authorization))
          .or(() -> signature(served));
    } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
      // Bouncy Castle meets damaged extensions with exceptions of many classes.
      return Optional.of("its extensions cannot be read");
    }
  }

  /** RFC 8737 3: subjectAltName holds this name and no other. */
  private static Optional<String> names(X509CertificateHolder served, Name name) {
    Extension found = served.getExtension(Extension.subjectAlternativeName);
    if (found == null) {
      return Optional.of("it has no subjectAltName; wanted " + name);
    }
    GeneralName[] names = GeneralNames.getInstance(found.getParsedValue()).getNames();
    return names.length == 1 && isSame(names[0], name)
        ? Optional.empty()
        : Optional.of(
            "its subjectAltName is "
                + Name.printable(String.join(", ", CertificateReading.names(served)))
                + "; wanted "
                + name
                + " alone");
  }

  /** As names are equal, so in DNS without regard to case (RFC 4343). */
  private static boolean isSame(GeneralName found, Name name) {
    try {
      return Names.of(found).equals(name);
    } catch (Fault e) {
      return false;
    }
  }

  private static Optional<String> identifier(
      X509CertificateHolder served, KeyAuthorization authorization) {
    Extension found = served.getExtension(ACME_IDENTIFIER);
    if (found == null) {
      return Optional.of("it has no acmeIdentifier extension");
    }
    if (!found.isCritical()) {
      return Optional.of("its acmeIdentifier extension is not critical");
    }
    byte[] digest = ASN1OctetString.getInstance(found.getParsedValue()).getOctets();
    return MessageDigest.isEqual(digest, authorization.sha256())
        ? Optional.empty()
        : Optional.of("its acmeIdentifier is of another token or another key");
  }

  private static Optional<String> signature(X509CertificateHolder served) {
    var whole = served.toASN1Structure();
    try {
      boolean own =
          served.getIssuer().equals(served.getSubject())
              && SignatureScheme.of(served.getSignatureAlgorithm(), "the certificate")
                  .verifies(
                      served.getSubjectPublicKeyInfo(),
                      whole.getTBSCertificate().getEncoded("DER"),
                      served.getSignature());
      return own ? Optional.empty() : Optional.of("it is not signed by its own key");
    } catch (Fault e) {
      return Optional.of(e.message());
    } catch (IOException e) {
      return Optional.of("it cannot be read");
    }
  }
}
