package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import io.sealport.pki.CertificateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;

/** A period that runs forwards, in UTCTime through 2049 and GeneralizedTime after. */
final class ValidityForm implements Lint {

  @Override
  public String id() {
    return "lint.validity";
  }

  @Override
  public String source() {
    return "RFC 5280 4.1.2.5";
  }

  // 4.1.2.5.1 and 4.1.2.5.2: with seconds, in GMT, without fractions.
  private static final Pattern UTC = Pattern.compile("\\d{12}Z");
  private static final Pattern GENERALIZED = Pattern.compile("\\d{14}Z");
  private static final int FIRST_GENERALIZED_YEAR = 2050;

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    Time from = certificate.getStartDate();
    Time to = certificate.getEndDate();
    if (!CertificateTime.of(from).isBefore(CertificateTime.of(to))) {
      return found(from + " to " + to, "a beginning before the end");
    }
    return require(
        wellFormed(from) && wellFormed(to),
        from + " to " + to,
        "UTCTime through 2049, GeneralizedTime after, whole seconds in GMT");
  }

  private static boolean wellFormed(Time time) {
    int year = CertificateTime.of(time).atOffset(ZoneOffset.UTC).getYear();
    if (time.toASN1Primitive() instanceof ASN1UTCTime utc) {
      return year < FIRST_GENERALIZED_YEAR && UTC.matcher(utc.toString()).matches();
    }
    return year >= FIRST_GENERALIZED_YEAR
        && time.toASN1Primitive() instanceof ASN1GeneralizedTime generalized
        && GENERALIZED.matcher(generalized.getTimeString()).matches();
  }
}
