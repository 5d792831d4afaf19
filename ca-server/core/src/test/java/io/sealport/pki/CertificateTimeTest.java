package io.sealport.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.x509.Time;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateTimeTest {

  /** 1950 to 9999: as far as certificates reach. */
  @Property
  void reads_what_bouncy_castle_reads(
      @ForAll @LongRange(min = -631_152_000L, max = 253_402_300_799L) long second) {
    Time time = new Time(Date.from(Instant.ofEpochSecond(second)), Locale.ROOT);
    assertThat(CertificateTime.of(time)).isEqualTo(Instant.ofEpochSecond(second));
  }

  @ParameterizedTest
  @ValueSource(strings = {"260231000000Z", "260101000060Z", "2601010000Z", "260101000000+0100"})
  void leaves_odd_ones_to_bouncy_castle(String utc) {
    Time time = new Time(new ASN1UTCTime(utc));
    assertThat(CertificateTime.of(time)).isEqualTo(time.getDate().toInstant());
  }

  @ParameterizedTest
  @ValueSource(strings = {"20600101000000.5Z", "20600101000000-0800", "20600101000000Z"})
  void leaves_odd_long_ones_to_bouncy_castle(String generalized) {
    Time time = new Time(new ASN1GeneralizedTime(generalized));
    assertThat(CertificateTime.of(time)).isEqualTo(time.getDate().toInstant());
  }
}
