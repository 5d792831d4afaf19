package io.sealport.ftps.check;

import io.sealport.pki.CertificateFacts;
import io.sealport.pki.SerialNumber;
import org.bouncycastle.cert.X509CertificateHolder;

/** What should be served. */
public sealed interface ExpectedCertificate {

  /** Whether that is it. */
  boolean is(X509CertificateHolder served);

  /** For people, behind "the certificate". */
  String text();

  /** Any certificate with that serial. */
  record OfSerial(SerialNumber serial) implements ExpectedCertificate {
    @Override
    public boolean is(X509CertificateHolder served) {
      return served.getSerialNumber().equals(serial.value());
    }

    @Override
    public String text() {
      return "with serial " + serial;
    }
  }

  /** This very certificate. */
  record Exactly(X509CertificateHolder certificate) implements ExpectedCertificate {
    @Override
    public boolean is(X509CertificateHolder served) {
      return served.equals(certificate);
    }

    @Override
    public String text() {
      return "with serial "
          + certificate.getSerialNumber().toString(16)
          + " and SHA-256 "
          + CertificateFacts.sha256(CertificateFacts.encoded(certificate));
    }
  }
}
