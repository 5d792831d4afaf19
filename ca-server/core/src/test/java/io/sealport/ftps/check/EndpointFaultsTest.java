package io.sealport.ftps.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault of the catalogue is found at a server that was made to have it. */
@Timeout(60)
class EndpointFaultsTest {

  /** One thing wrong is one fault, unless one brings another with it. */
  private static final Map<FaultId, Set<FaultId>> COMPANY =
      Map.of(FaultId.OCSP_CRL_DISAGREE, Set.of(FaultId.REVOKED));

  @ParameterizedTest
  @EnumSource
  void finds_at_a_server_that_has_it(FaultId id) throws Exception {
    EndpointReport report = Ailments.of(id);

    Optional<EndpointFault> fault = report.faults().stream().filter(f -> f.id() == id).findFirst();
    assertThat(fault).as("%s%n%s", report.faults(), report.transcript()).isPresent();
    assertThat(fault.get().found()).isNotBlank().doesNotContain("\n");
    assertThat(fault.get().wanted()).isNotBlank();
    assertThat(report.faults().stream().map(EndpointFault::id).filter(i -> i != id))
        .as("what is not there")
        .isSubsetOf(COMPANY.getOrDefault(id, Set.of()));
    assertThat(report.hasErrors())
        .isEqualTo(report.faults().stream().anyMatch(f -> f.severity() == Severity.ERROR));
  }

  @Test
  void ids_are_stable_words_and_no_two_are_the_same() {
    assertThat(Arrays.stream(FaultId.values()).map(FaultId::wire))
        .doesNotHaveDuplicates()
        .allMatch(w -> w.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    assertThat(Arrays.stream(FaultId.values()))
        .allMatch(
            i -> i.wire().equals(i.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')))
        .allMatch(i -> !i.hint().isBlank() && !i.wanted().isBlank());
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        220, 227, 229, 230, 232, 234, 331, 421, 425, 426, 431, 500, 502, 503, 504, 522, 530, 533,
        534, 536
      })
  void says_what_a_reply_code_means(int code) {
    assertThat(ReplyWords.of(code)).get().asString().isNotBlank();
  }
}
