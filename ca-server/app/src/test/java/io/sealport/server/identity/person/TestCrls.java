package io.sealport.server.identity.person;

import io.sealport.pki.Forge;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;

/** CRLs and OCSP answers of foreign CAs. */
public final class TestCrls {

  private TestCrls() {}

  /** A good CRL that lists these certificates. */
  public static byte[] of(Forge.Forged issuer, Forge.Forged... revoked) {
    return of(issuer, Forge.NOW.plus(Duration.ofDays(1)), revoked);
  }

  /** The same with that end. */
  public static byte[] of(Forge.Forged issuer, Instant nextUpdate, Forge.Forged... revoked) {
    return encode(builder(issuer, nextUpdate, revoked), issuer);
  }

  /** A delta, in which nothing is revoked. */
  public static byte[] delta(Forge.Forged issuer) {
    return with(issuer, Extension.deltaCRLIndicator, new ASN1Integer(1));
  }

  /** Of one part of the issuer's certificates, in which nothing is revoked. */
  public static byte[] part(Forge.Forged issuer, IssuingDistributionPoint part) {
    return with(issuer, Extension.issuingDistributionPoint, part);
  }

  /** With a critical extension, in which nothing is revoked. */
  public static byte[] with(
      Forge.Forged issuer, ASN1ObjectIdentifier extension, ASN1Encodable value) {
    try {
      return encode(
          builder(issuer, Forge.NOW.plus(Duration.ofDays(1))).addExtension(extension, true, value),
          issuer);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Claims to be of that issuer and is signed by another key. */
  public static byte[] forged(Forge.Forged issuer, Forge.Forged signer) {
    return encode(builder(issuer, Forge.NOW.plus(Duration.ofDays(1))), signer);
  }

  private static X509v2CRLBuilder builder(
      Forge.Forged issuer, Instant nextUpdate, Forge.Forged... revoked) {
    Instant from = nextUpdate.minus(Duration.ofDays(2));
    X509v2CRLBuilder crl = new X509v2CRLBuilder(issuer.certificate().getSubject(), Date.from(from));
    crl.setNextUpdate(Date.from(nextUpdate));
    try {
      crl.addExtension(Extension.cRLNumber, false, new ASN1Integer(BigInteger.TWO));
      ASN1Encodable key =
          issuer.certificate().getExtension(Extension.subjectKeyIdentifier).getParsedValue();
      crl.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new AuthorityKeyIdentifier(
              org.bouncycastle.asn1.ASN1OctetString.getInstance(key).getOctets()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    for (Forge.Forged one : revoked) {
      crl.addCRLEntry(
          one.certificate().getSerialNumber(), Date.from(from), CRLReason.keyCompromise);
    }
    return crl;
  }

  private static byte[] encode(X509v2CRLBuilder crl, Forge.Forged signer) {
    try {
      return crl.build(signer.signer("SHA256withECDSA")).getEncoded();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The answer of a responder that is the CA itself. */
  public static byte[] ocsp(Forge.Forged signer, byte[] question, CertificateStatus status) {
    try {
      BasicOCSPRespBuilder answer =
          new BasicOCSPRespBuilder(new RespID(signer.certificate().getSubject()));
      answer.addResponse(
          new OCSPReq(question).getRequestList()[0].getCertID(),
          status,
          Date.from(Forge.NOW.minusSeconds(60)),
          Date.from(Forge.NOW.plusSeconds(600)));
      return new OCSPRespBuilder()
          .build(
              OCSPRespBuilder.SUCCESSFUL,
              answer.build(
                  signer.signer("SHA256withECDSA"),
                  new X509CertificateHolder[0],
                  Date.from(Forge.NOW)))
          .getEncoded();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
