package io.sealport.moving;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.Pem;
import io.sealport.pki.Providers;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * The last CRL of a CA.
 *
 * @param number easy-rsa writes none, nor does OpenSSL without a {@code crlnumber} file
 */
record OldCrl(
    Instant thisUpdate, Optional<BigInteger> number, Map<SerialNumber, OldRevocation> revoked) {

  private static final long MAX_BYTES = 256L << 20;

  /**
   * Reads it from PEM or DER.
   *
   * @throws Fault BAD_INPUT if it is no CRL, or not one that this CA has signed
   */
  static OldCrl read(Path file, X509CertificateHolder ca) {
    byte[] bytes = SafeFile.read(file, MAX_BYTES);
    byte[] der =
        Pem.isPem(bytes)
            ? Pem.block(new String(bytes, StandardCharsets.US_ASCII), "X509 CRL", file.toString())
            : bytes;
    try {
      X509CRLHolder crl = new X509CRLHolder(der);
      if (!crl.getIssuer().equals(ca.getSubject()) || !isSignedBy(crl, ca)) {
        throw Fault.of(Kind.BAD_INPUT, file + " is not a CRL that this CA has signed");
      }
      return new OldCrl(crl.getThisUpdate().toInstant(), number(crl), revoked(crl));
    } catch (IOException | IllegalArgumentException e) {
      throw Fault.of(Kind.BAD_INPUT, file + " is no CRL that can be read", e);
    }
  }

  private static boolean isSignedBy(X509CRLHolder crl, X509CertificateHolder ca) {
    try {
      return crl.isSignatureValid(
          new JcaContentVerifierProviderBuilder()
              .setProvider(Providers.bouncyCastle())
              .build(ca.getSubjectPublicKeyInfo()));
    } catch (CertException | OperatorCreationException | RuntimeException e) {
      return false;
    }
  }

  private static Optional<BigInteger> number(X509CRLHolder crl) {
    return Optional.ofNullable(crl.getExtension(Extension.cRLNumber))
        .map(e -> CRLNumber.getInstance(e.getParsedValue()).getCRLNumber());
  }

  private static Map<SerialNumber, OldRevocation> revoked(X509CRLHolder crl) {
    Map<SerialNumber, OldRevocation> revoked = new LinkedHashMap<>();
    for (Object each : crl.getRevokedCertificates()) {
      X509CRLEntryHolder entry = (X509CRLEntryHolder) each;
      revoked.put(
          new SerialNumber(entry.getSerialNumber()),
          new OldRevocation(reason(entry), entry.getRevocationDate().toInstant()));
    }
    return revoked;
  }

  private static RevocationReason reason(X509CRLEntryHolder entry) {
    Extension extension = entry.getExtension(Extension.reasonCode);
    return extension == null
        ? RevocationReason.UNSPECIFIED
        : OldReasons.ofCode(
            CRLReason.getInstance(extension.getParsedValue()).getValue().intValue());
  }
}
