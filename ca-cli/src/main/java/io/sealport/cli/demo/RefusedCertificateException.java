package io.sealport.cli.demo;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertPathValidatorException.Reason;
import java.security.cert.CertificateException;

/** A certificate that was judged and refused, with the kind of refusal. */
final class RefusedCertificateException extends CertificateException {
  private static final long serialVersionUID = 1L;

  private final CertificateFault fault;

  RefusedCertificateException(CertificateFault fault, String detail) {
    super(fault.sentence() + ": " + detail);
    this.fault = fault;
  }

  RefusedCertificateException(CertificateFault fault, Exception cause) {
    super(fault.sentence() + ": " + cause.getMessage(), cause);
    this.fault = fault;
  }

  CertificateFault fault() {
    return fault;
  }

  /** The fault that the JDK's PKIX validation found. */
  static CertificateFault faultOf(CertPathValidatorException found) {
    Reason reason = found.getReason();
    if (reason == BasicReason.REVOKED) {
      return CertificateFault.REVOKED;
    }
    if (reason == BasicReason.EXPIRED) {
      return CertificateFault.EXPIRED;
    }
    if (reason == BasicReason.NOT_YET_VALID) {
      return CertificateFault.NOT_YET_VALID;
    }
    return reason == BasicReason.UNDETERMINED_REVOCATION_STATUS
        ? CertificateFault.NO_CURRENT_CRL
        : CertificateFault.INVALID;
  }
}
