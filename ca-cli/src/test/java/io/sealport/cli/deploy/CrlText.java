package io.sealport.cli.deploy;

import io.sealport.pki.Forge.Forged;
import io.sealport.pki.Pem;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;

/** CRLs in PEM. */
final class CrlText {

  private CrlText() {}

  /** Of the users CA, with that one revoked, and of the root. */
  static String revoking(Bench bench, Forged revoked) throws IOException {
    Instant due = Instant.now().plus(Duration.ofDays(1));
    return of(bench.files().users(), due, List.of(revoked))
        + of(bench.files().root(), due, List.of());
  }

  /**
   * One CRL.
   *
   * @param due when the next is; before now: it has lapsed
   */
  static String of(Forged issuer, Instant due, List<Forged> revoked) throws IOException {
    Instant then = Instant.now().minus(Duration.ofDays(2));
    X509v2CRLBuilder crl = new X509v2CRLBuilder(issuer.certificate().getSubject(), Date.from(then));
    crl.setNextUpdate(Date.from(due));
    crl.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.TEN));
    for (Forged one : revoked) {
      crl.addCRLEntry(
          one.certificate().getSerialNumber(), Date.from(then), CRLReason.keyCompromise);
    }
    return Pem.encode("X509 CRL", crl.build(issuer.signer("SHA256withECDSA")).getEncoded());
  }
}
