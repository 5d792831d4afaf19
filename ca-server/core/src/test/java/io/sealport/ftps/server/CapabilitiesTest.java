package io.sealport.ftps.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilitiesTest {

  private static final Capabilities SHIPPED = Capabilities.shipped();
  private static final String TABLE =
      """
      servers:
        - server: vsftpd
          facts:
            - statement: reload
              answer: restart
              words: After a restart.
              source: measured
              at: "3.0.3"
      """;

  @Test
  void no_two_facts_answer_for_the_same_version() {
    for (Capability one : SHIPPED.all()) {
      List<Capability> same =
          SHIPPED.all().stream()
              .filter(c -> c.server() == one.server() && c.statement() == one.statement())
              .filter(c -> overlap(c.versions(), one.versions()))
              .toList();
      assertThat(same).as(one.toString()).containsExactly(one);
    }
  }

  private static boolean overlap(VersionRange a, VersionRange b) {
    return a.isAny()
        || b.isAny()
        || a.equals(b)
        || a.from().filter(b::holds).isPresent()
        || b.from().filter(a::holds).isPresent();
  }

  @Test
  void what_a_revocation_does_depends_on_the_version() {
    Optional<ServerVersion> old = Optional.of(ServerVersion.parse("1.3.8"));
    Optional<ServerVersion> fresh = Optional.of(ServerVersion.parse("1.3.9d"));

    assertThat(SHIPPED.of(FtpServerKind.PROFTPD, old, Statement.REVOKED_BY_CRL))
        .singleElement()
        .matches(c -> c.is("no"));
    assertThat(SHIPPED.of(FtpServerKind.PROFTPD, fresh, Statement.REVOKED_BY_CRL))
        .singleElement()
        .matches(c -> c.is("yes"));
    assertThat(SHIPPED.revocation(FtpServerKind.PROFTPD, fresh))
        .noneMatch(w -> w.contains("CRLs are misread"))
        .anyMatch(w -> w.contains("TLSVerifyOrder ocsp"));
  }

  @Test
  void without_a_version_each_sentence_names_those_that_it_holds_for() {
    assertThat(SHIPPED.revocation(FtpServerKind.PROFTPD, Optional.empty()))
        .anyMatch(w -> w.startsWith("ProFTPD < 1.3.9a: "))
        .anyMatch(w -> w.startsWith("ProFTPD >= 1.3.9a: "));
  }

  @ParameterizedTest
  @EnumSource
  void every_server_has_words_on_revocation(FtpServerKind server) {
    assertThat(SHIPPED.revocation(server, Optional.empty())).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "restart; often; :5: servers[1].facts[1].answer is \"often\"; wanted one of restart,",
        "reload; taste; :4: servers[1].facts[1].statement is \"taste\"",
        "vsftpd; wuftpd; :2: servers[1].server is \"wuftpd\"; wanted one of vsftpd,",
        "measured; guessed; :7: servers[1].facts[1].source is \"guessed\"",
        "answer:; reply:; unknown key"
      })
  void a_wrong_table_is_refused_with_its_line(String right, String wrong, String complaint) {
    assertThat(CapabilitiesReader.read("table", TABLE).all()).hasSize(1);

    assertThatThrownBy(() -> CapabilitiesReader.read("table", TABLE.replace(right, wrong)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining(complaint);
  }

  @ParameterizedTest
  @CsvSource({
    "1.3.8, 1.3.9",
    "1.3.9, 1.3.9a",
    "1.3.9a, 1.3.9d",
    "1.3.9d, 1.3.10",
    "1.0.9, 1.0.50",
    "3.0, 3.0.3",
    "1.3.8a, 1.3.8.1"
  })
  void versions_are_in_the_order_of_their_release(String earlier, String later) {
    assertThat(ServerVersion.parse(earlier)).isLessThan(ServerVersion.parse(later));
  }

  @Test
  void what_a_distribution_adds_to_a_version_is_dropped() {
    assertThat(ServerVersion.parse("3.0.3-13+b2").text()).isEqualTo("3.0.3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "1.3.9", "> 1.3", ">= x", "< "})
  void a_range_that_is_none_is_refused(String text) {
    assertThatThrownBy(() -> VersionRange.parse(text)).isInstanceOf(Fault.class);
  }

  @Test
  void a_range_holds_its_lower_bound_and_not_its_upper() {
    VersionRange range = VersionRange.parse(">= 1.3.9 < 1.3.9b");

    assertThat(range.holds(ServerVersion.parse("1.3.9"))).isTrue();
    assertThat(range.holds(ServerVersion.parse("1.3.9a"))).isTrue();
    assertThat(range.holds(ServerVersion.parse("1.3.9b"))).isFalse();
    assertThat(range).hasToString(">= 1.3.9 < 1.3.9b");
  }
}
