package io.sealport.pki;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.X509ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes certificates that no CA should: whatever is set is written, nothing is checked. Without
 * settings it makes a good one.
 */
public final class Forge {

  /** When the tests take place. */
  public static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  /** A certificate with its key. */
  public record Forged(X509CertificateHolder certificate, KeyPair keys) {

    public ContentSigner signer(String algorithm) {
      try {
        return new JcaContentSignerBuilder(algorithm)
            .setProvider(Providers.bouncyCastle())
            .build(keys.getPrivate());
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  private static final SecureRandom RANDOM = new SecureRandom();

  private final X500Name subject;
  private final ExtensionsGenerator extensions = new ExtensionsGenerator();
  private KeyPair keys;
  private BigInteger serial = SerialNumber.random(RANDOM).value();
  private String algorithm = "SHA256withECDSA";
  private Instant from = NOW.minus(Duration.ofDays(10));
  private Instant to = NOW.plus(Duration.ofDays(30));

  private Forge(String subject) {
    this.subject = new X500Name(subject);
  }

  public static Forge of(String subject) {
    return new Forge(subject);
  }

  /** A root of its own key. */
  public static Forged root(String subject) {
    return ca(subject).selfSigned();
  }

  /** An issuing CA to be signed. */
  public static Forge ca(String subject) {
    return of(subject)
        .valid(NOW.minus(Duration.ofDays(100)), NOW.plus(Duration.ofDays(1000)))
        .with(Extension.basicConstraints, true, new BasicConstraints(true))
        .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
  }

  /** A certificate for an FTPS endpoint with that DNS name. */
  public static Forge server(String name) {
    return of("CN=" + name)
        .names(new GeneralName(GeneralName.dNSName, name))
        .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
        .purpose(KeyPurposeId.id_kp_serverAuth);
  }

  /** A certificate for an FTP user. */
  public static Forge user(String login) {
    return of("CN=" + login)
        .names(Names.general(Name.login(login)))
        .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
        .purpose(KeyPurposeId.id_kp_clientAuth);
  }

  public Forge names(GeneralName... names) {
    return with(Extension.subjectAlternativeName, false, new GeneralNames(names));
  }

  public Forge purpose(KeyPurposeId... purposes) {
    return with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
  }

  /** Where status and issuer are to be had. */
  public Forge addresses(String ocsp, String caIssuers, String crl) {
    AccessDescription[] access = {
      new AccessDescription(X509ObjectIdentifiers.id_ad_ocsp, uri(ocsp)),
      new AccessDescription(X509ObjectIdentifiers.id_ad_caIssuers, uri(caIssuers))
    };
    DistributionPoint point =
        new DistributionPoint(new DistributionPointName(new GeneralNames(uri(crl))), null, null);
    return with(Extension.authorityInfoAccess, false, new AuthorityInformationAccess(access))
        .with(
            Extension.cRLDistributionPoints,
            false,
            new CRLDistPoint(new DistributionPoint[] {point}));
  }

  private static GeneralName uri(String address) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, address);
  }

  /** Adds the extension, or replaces the one that is there. */
  public Forge with(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
    try {
      if (extensions.hasExtension(oid)) {
        extensions.replaceExtension(oid, critical, value);
      } else {
        extensions.addExtension(oid, critical, value);
      }
      return this;
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  public Forge without(ASN1ObjectIdentifier oid) {
    extensions.removeExtension(oid);
    return this;
  }

  public Forge valid(Instant from, Instant to) {
    this.from = from;
    this.to = to;
    return this;
  }

  public Forge key(KeyPair keys) {
    this.keys = keys;
    return this;
  }

  public Forge serial(BigInteger serial) {
    this.serial = serial;
    return this;
  }

  /** How the issuer signs; its key must fit. */
  public Forge signedWith(String algorithm) {
    this.algorithm = algorithm;
    return this;
  }

  public Forged selfSigned() {
    KeyPair own = keys();
    return build(subject, own, own);
  }

  public Forged by(Forged issuer) {
    return build(issuer.certificate().getSubject(), issuer.keys(), keys());
  }

  /** Claims that issuer and is signed by another key. */
  public Forged claiming(Forged issuer) {
    return build(issuer.certificate().getSubject(), Keys.generate(KeyType.EC_P256, RANDOM), keys());
  }

  private KeyPair keys() {
    return keys == null ? Keys.generate(KeyType.EC_P256, RANDOM) : keys;
  }

  private Forged build(X500Name issuer, KeyPair signing, KeyPair own) {
    try {
      X509v3CertificateBuilder builder =
          new X509v3CertificateBuilder(
              issuer, serial, Date.from(from), Date.from(to), subject, Keys.info(own.getPublic()));
      if (!extensions.isEmpty()) {
        for (ASN1ObjectIdentifier oid : extensions.generate().getExtensionOIDs()) {
          builder.addExtension(extensions.getExtension(oid));
        }
      }
      if (!extensions.hasExtension(Extension.subjectKeyIdentifier)) {
        builder.addExtension(
            Extension.subjectKeyIdentifier,
            false,
            new BcX509ExtensionUtils().createSubjectKeyIdentifier(Keys.info(own.getPublic())));
      }
      X509CertificateHolder certificate =
          builder.build(new Forged(null, signing).signer(algorithm));
      return new Forged(certificate, own);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }
}
