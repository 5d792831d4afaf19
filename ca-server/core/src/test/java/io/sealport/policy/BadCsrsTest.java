package io.sealport.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.BadCsrs;
import io.sealport.pki.Csr;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No bad CSR comes through parsing and judgement, and none takes long. */
class BadCsrsTest {

  private static final Duration SOON = Duration.ofSeconds(3);

  static Stream<Arguments> all() {
    return BadCsrs.all().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void is_refused(String what, byte[] csr) {
    for (String profile : new String[] {Profiles.SERVER, Profiles.USER}) {
      assertTimeout(SOON, () -> assertThat(isRefused(profile, csr)).isTrue());
    }
  }

  private static boolean isRefused(String profile, byte[] bytes) {
    Csr csr;
    try {
      csr = Csr.parse(bytes);
    } catch (Fault e) {
      assertThat(e.kind()).isIn(Kind.BAD_INPUT, Kind.TOO_LARGE);
      assertThat(e.message()).hasSizeLessThan(300).doesNotContain("\n");
      return true;
    }
    return Judging.by(profile).csr(csr).verdict() instanceof Verdict.Refusal;
  }
}
