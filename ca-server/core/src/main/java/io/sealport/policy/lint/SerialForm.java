package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** Serials that are positive, at most 20 octets, and cannot be guessed. */
final class SerialForm implements Lint {

  @Override
  public String id() {
    return "lint.serial";
  }

  @Override
  public String source() {
    return "RFC 5280 4.1.2.2, CA/B BR 7.1";
  }

  /** Sealport's own have 128 random bits with the leading one set. */
  private static final int MIN_BITS = 64;

  private static final int MAX_OCTETS = 20;

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    BigInteger serial = certificate.getSerialNumber().getValue();
    boolean holds =
        serial.signum() > 0
            && serial.bitLength() >= MIN_BITS
            && serial.toByteArray().length <= MAX_OCTETS;
    return require(
        holds,
        "a serial of " + serial.bitLength() + " bits, sign " + serial.signum(),
        "a positive number of 64 random bits or more in at most 20 octets");
  }
}
