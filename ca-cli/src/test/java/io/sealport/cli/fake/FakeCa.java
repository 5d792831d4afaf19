package io.sealport.cli.fake;

import io.sealport.api.CertificateBundle;
import io.sealport.api.CertificateInfo;
import io.sealport.pki.CertificateFacts;
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
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A root that signs whatever it is asked to. */
public final class FakeCa {

  private final KeyPair pair;
  private final KeyType type;
  private final X500Name name;
  private final X509CertificateHolder root;

  public FakeCa(String name, KeyType type) {
    this.type = type;
    this.pair = Keys.generate(type, new SecureRandom());
    this.name = new X500Name("CN=" + name);
    this.root = sign(this.name, pair.getPublic(), List.of(), true, Duration.ofDays(1));
  }

  public FakeCa(String name) {
    this(name, KeyType.EC_P256);
  }

  public String rootPem() {
    return Pem.certificate(root);
  }

  /** A certificate for a public key; a negative lifetime makes one that is over. */
  public X509CertificateHolder issue(PublicKey key, List<Name> names, Duration lifetime) {
    return sign(Names.subject(names), key, names, false, lifetime);
  }

  public X509CertificateHolder issue(PublicKey key, List<Name> names) {
    return issue(key, names, Duration.ofHours(1));
  }

  /** A certificate as the server delivers it. */
  public CertificateBundle bundle(X509CertificateHolder certificate, String profile) {
    CertificateFacts facts = CertificateFacts.of(certificate);
    CertificateInfo info =
        new CertificateInfo(
            facts.serial().toString(),
            profile,
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
    String crls = Pem.encode("X509 CRL", new byte[] {0x30, 0x00});
    return new CertificateBundle(
        info, Pem.certificate(certificate), rootPem(), rootPem(), rootPem() + rootPem(), crls);
  }

  private X509CertificateHolder sign(
      X500Name subject, PublicKey key, List<Name> names, boolean ca, Duration lifetime) {
    Instant now = Instant.now();
    Instant end = now.plus(lifetime);
    Instant begin = (lifetime.isNegative() ? end : now).minus(Duration.ofMinutes(5));
    var builder =
        new X509v3CertificateBuilder(
            name,
            SerialNumber.random(new SecureRandom()).value(),
            Date.from(begin),
            Date.from(end),
            subject,
            Keys.info(key));
    try {
      if (ca) {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      }
      if (!names.isEmpty()) {
        builder.addExtension(Extension.subjectAlternativeName, false, Names.general(names));
      }
      String algorithm = type.equals(KeyType.ED25519) ? "Ed25519" : "SHA256withECDSA";
      return builder.build(new JcaContentSignerBuilder(algorithm).build(pair.getPrivate()));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
