package io.sealport.cli.inspect;

import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;

/** CRLs of a CA, good unless a test turns something wrong. */
final class Crls {

  private final Forged issuer;
  private final X509v2CRLBuilder builder;
  private String algorithm = "SHA256withECDSA";

  private Crls(Forged issuer, Instant thisUpdate) {
    this.issuer = issuer;
    this.builder = new X509v2CRLBuilder(issuer.certificate().getSubject(), Date.from(thisUpdate));
  }

  /** Number 12, of an hour ago, due in a day. */
  static Crls of(Forged issuer) throws IOException {
    Crls crl = of(issuer, Forge.NOW.minus(Duration.ofHours(1)), Forge.NOW.plus(Duration.ofDays(1)));
    return crl.with(Extension.cRLNumber, false, new ASN1Integer(12));
  }

  static Crls of(Forged issuer, Instant thisUpdate, Instant nextUpdate) {
    Crls crl = new Crls(issuer, thisUpdate);
    if (nextUpdate != null) {
      crl.builder.setNextUpdate(Date.from(nextUpdate));
    }
    return crl;
  }

  Crls revoked(BigInteger serial, Instant at, int reason) {
    builder.addCRLEntry(serial, Date.from(at), reason);
    return this;
  }

  Crls with(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) throws IOException {
    builder.addExtension(oid, critical, value);
    return this;
  }

  Crls algorithm(String algorithm) {
    this.algorithm = algorithm;
    return this;
  }

  byte[] der() throws IOException {
    return builder.build(issuer.signer(algorithm)).getEncoded();
  }
}
