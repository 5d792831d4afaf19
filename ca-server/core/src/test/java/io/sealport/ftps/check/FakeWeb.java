package io.sealport.ftps.check;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import io.sealport.pki.status.StatusWeb;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;

/** A CA's responder, CRL and certificate without a network; it answers as a test wants it. */
final class FakeWeb implements StatusWeb {

  static final String OCSP = "http://pki.example.com/ocsp";
  static final String ISSUER = "http://pki.example.com/ca.der";
  static final String CRL = "http://pki.example.com/ca.crl";
  static final CertificateStatus REVOKED =
      new RevokedStatus(Date.from(Forge.NOW.minus(Duration.ofDays(1))), CRLReason.keyCompromise);

  private final Forged ca;
  private final List<String> asked = new ArrayList<>();
  private CertificateStatus status = CertificateStatus.GOOD;
  private Instant crlUntil = Forge.NOW.plus(Duration.ofDays(1));
  private BigInteger onCrl = BigInteger.ZERO;
  private String down = "";
  private Forged signer;

  FakeWeb(Forged ca) {
    this.ca = ca;
    this.signer = ca;
  }

  FakeWeb status(CertificateStatus other) {
    status = other;
    return this;
  }

  FakeWeb onCrl(BigInteger serial) {
    onCrl = serial;
    return this;
  }

  FakeWeb crlUntil(Instant until) {
    crlUntil = until;
    return this;
  }

  FakeWeb down(String address) {
    down = address;
    return this;
  }

  /** Answers of the responder that somebody else has signed. */
  FakeWeb signedBy(Forged other) {
    signer = other;
    return this;
  }

  synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public synchronized byte[] get(String address, int limit) {
    note(address);
    return switch (address) {
      case ISSUER -> encoded(ca.certificate());
      case CRL -> crl();
      default -> throw Fault.of(Kind.UNAVAILABLE, "nothing listens there");
    };
  }

  @Override
  public synchronized byte[] post(String address, String mediaType, byte[] body, int limit) {
    note(address);
    try {
      OCSPReq request = new OCSPReq(body);
      return response(
              request.getRequestList()[0].getCertID(),
              request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce))
          .getEncoded();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void note(String address) {
    asked.add(address);
    if (address.equals(down)) {
      throw Fault.of(Kind.UNAVAILABLE, "nothing listens there");
    }
  }

  /** What a server may staple. */
  OCSPResp staple(X509CertificateHolder certificate) {
    try {
      CertificateID id =
          new CertificateID(
              new BcDigestCalculatorProvider().get(CertificateID.HASH_SHA1),
              ca.certificate(),
              certificate.getSerialNumber());
      return response(id, null);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private OCSPResp response(CertificateID id, Extension nonce) throws Exception {
    BasicOCSPRespBuilder builder =
        new BasicOCSPRespBuilder(new RespID(ca.certificate().getSubject()));
    builder.addResponse(
        id,
        status,
        Date.from(Forge.NOW.minus(Duration.ofHours(1))),
        Date.from(Forge.NOW.plus(Duration.ofHours(11))),
        null);
    if (nonce != null) {
      builder.setResponseExtensions(new Extensions(nonce));
    }
    return new OCSPRespBuilder()
        .build(
            OCSPRespBuilder.SUCCESSFUL,
            builder.build(
                signer.signer("SHA256withECDSA"),
                new X509CertificateHolder[0],
                Date.from(Forge.NOW)));
  }

  private byte[] crl() {
    try {
      X509v2CRLBuilder builder =
          new X509v2CRLBuilder(
              ca.certificate().getSubject(), Date.from(Forge.NOW.minus(Duration.ofHours(2))));
      builder.setNextUpdate(Date.from(crlUntil));
      if (onCrl.signum() > 0) {
        builder.addCRLEntry(onCrl, Date.from(Forge.NOW), CRLReason.keyCompromise);
      }
      return builder.build(ca.signer("SHA256withECDSA")).getEncoded();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] encoded(X509CertificateHolder certificate) {
    try {
      return certificate.getEncoded();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
