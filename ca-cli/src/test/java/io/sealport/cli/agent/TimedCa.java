package io.sealport.cli.agent;

import io.sealport.api.CertificateBundle;
import io.sealport.api.CertificateInfo;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.KeyIdentifiers;
import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import io.sealport.pki.Names;
import io.sealport.pki.Pem;
import io.sealport.pki.SerialNumber;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A root that signs certificates and CRLs of any moment. */
final class TimedCa {

  static final String PUBLICATION = "http://pki.example.test";

  private final X500Name name;
  private final KeyPair pair = Keys.generate(KeyType.EC_P256, new SecureRandom());
  private final X509CertificateHolder root;

  TimedCa(String name, Instant begin) {
    this.name = new X500Name("CN=" + name);
    this.root = ca(this.name, pair.getPublic(), begin);
  }

  X509CertificateHolder root() {
    return root;
  }

  /** A CA below this one. */
  X509CertificateHolder ca(X500Name subject, PublicKey key, Instant begin) {
    return sign(subject, key, begin, begin.plus(Duration.ofDays(3650)), List.of(), true);
  }

  X509CertificateHolder issue(PublicKey key, Name of, Instant begin, Duration lifetime) {
    return sign(Names.subject(List.of(of)), key, begin, begin.plus(lifetime), List.of(of), false);
  }

  CertificateBundle bundle(X509CertificateHolder leaf, Instant now) {
    CertificateFacts facts = CertificateFacts.of(leaf);
    CertificateInfo info =
        new CertificateInfo(
            facts.serial().toString(),
            "ftps-user",
            "users",
            facts.subject(),
            facts.names().stream().map(Name::toString).toList(),
            "valid",
            facts.notBefore(),
            facts.notAfter(),
            facts.keyType().toString(),
            facts.sha256(),
            facts.serial().toString(),
            null,
            null,
            "operator:admin",
            null,
            null,
            null);
    String pem = Pem.certificate(root);
    return new CertificateBundle(info, Pem.certificate(leaf), pem, pem, pem, crl(now));
  }

  /** A CRL of a week, PEM. */
  String crl(Instant thisUpdate) {
    return crl(thisUpdate, Duration.ofDays(7));
  }

  String crl(Instant thisUpdate, Duration validity) {
    try {
      X509v2CRLBuilder builder = new X509v2CRLBuilder(name, Date.from(thisUpdate));
      builder.setNextUpdate(Date.from(thisUpdate.plus(validity)));
      return Pem.encode("X509 CRL", builder.build(signer()).getEncoded());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private X509CertificateHolder sign(
      X500Name subject, PublicKey key, Instant begin, Instant end, List<Name> names, boolean isCa) {
    var builder =
        new X509v3CertificateBuilder(
            name,
            SerialNumber.random(new SecureRandom()).value(),
            Date.from(begin),
            Date.from(end),
            subject,
            Keys.info(key));
    try {
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new AuthorityKeyIdentifier(KeyIdentifiers.of(Keys.info(pair.getPublic()))));
      if (isCa) {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      } else {
        builder.addExtension(Extension.subjectAlternativeName, false, Names.general(names));
        builder.addExtension(Extension.cRLDistributionPoints, false, point());
      }
      return builder.build(signer());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static CRLDistPoint point() {
    GeneralName address =
        new GeneralName(GeneralName.uniformResourceIdentifier, PUBLICATION + "/crl/users.crl");
    return new CRLDistPoint(
        new DistributionPoint[] {
          new DistributionPoint(new DistributionPointName(new GeneralNames(address)), null, null)
        });
  }

  private org.bouncycastle.operator.ContentSigner signer() throws Exception {
    return new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
  }
}
