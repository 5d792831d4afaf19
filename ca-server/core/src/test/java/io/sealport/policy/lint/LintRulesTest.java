package io.sealport.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.fault.Violation;
import io.sealport.pki.TestIssuers;
import io.sealport.policy.TbsEditor;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.junit.jupiter.api.Test;

class LintRulesTest {

  /** A warning (the order), and an error that is nobody's to lower (the critical extension). */
  private static final TBSCertificate BOTH =
      TbsEditor.server()
          .subject(new X500Name("CN=a.example.com,O=Example"))
          .critical(Extension.extendedKeyUsage, true)
          .tbs();

  private static LintFindings found(LintRules rules) {
    return Lints.check(BOTH, TestIssuers.of("servers").certificate(), rules);
  }

  private static LintRules order(Severity severity) {
    return new LintRules(Map.of("lint.subject-order", severity));
  }

  private static List<String> ids(List<Violation> violations) {
    return violations.stream().map(Violation::rule).toList();
  }

  @Test
  void tell_errors_from_warnings() {
    assertThat(ids(found(LintRules.STANDARD).errors())).containsExactly("lint.critical");
    assertThat(ids(found(LintRules.STANDARD).warnings())).containsExactly("lint.subject-order");
  }

  @Test
  void raise_and_switch_off_what_is_adjustable() {
    assertThat(ids(found(order(Severity.ERROR)).errors()))
        .containsExactlyInAnyOrder("lint.critical", "lint.subject-order");
    assertThat(found(order(Severity.ERROR)).warnings()).isEmpty();
    assertThat(found(order(Severity.OFF)).warnings()).isEmpty();
    assertThat(ids(found(order(Severity.OFF)).errors())).containsExactly("lint.critical");
  }

  @Test
  void an_adjustable_error_can_become_a_warning() {
    LintRules rules = new LintRules(Map.of("lint.ip-usable", Severity.WARNING));
    BadNames.all()
        .filter(b -> b.rule().equals("lint.ip-usable"))
        .forEach(
            b ->
                assertThat(ids(Lints.check(b.certificate(), b.issuer(), rules).warnings()))
                    .as(b.toString())
                    .contains("lint.ip-usable"));
  }

  @Test
  void what_guards_the_form_of_a_certificate_stays_an_error() {
    assertThat(Lints.known())
        .filteredOn(l -> !l.adjustable())
        .allSatisfy(
            l -> {
              assertThat(l.severity()).isEqualTo(Severity.ERROR);
              assertThat(l.allowed()).containsExactly(Severity.ERROR);
              for (Severity lower : List.of(Severity.WARNING, Severity.OFF)) {
                assertThatThrownBy(() -> new LintRules(Map.of(l.id(), lower)))
                    .isInstanceOf(Fault.class)
                    .hasMessageStartingWith(l.id() + " cannot be " + lower.wire());
              }
              assertThat(new LintRules(Map.of(l.id(), Severity.ERROR)).set()).hasSize(1);
            });
  }

  /** RFC 5280 is nobody's to lower; what is adjustable is a matter of the house. */
  @Test
  void no_lint_of_rfc_5280_section_4_is_adjustable() {
    assertThat(Lints.known())
        .filteredOn(LintInfo::adjustable)
        .allSatisfy(l -> assertThat(l.source()).doesNotContain("RFC 5280 4."));
  }

  @Test
  void without_the_issuer_only_what_compares_with_it_is_left_out() {
    TBSCertificate foreign =
        TbsEditor.server()
            .issuer(new X500Name("CN=Other CA"))
            .critical(Extension.extendedKeyUsage, true)
            .tbs();
    assertThat(ids(Lints.check(foreign, LintRules.STANDARD).errors()))
        .containsExactly("lint.critical");
    assertThat(
            ids(
                Lints.check(foreign, TestIssuers.of("servers").certificate(), LintRules.STANDARD)
                    .errors()))
        .containsExactlyInAnyOrder("lint.critical", "lint.issuer-name");
  }

  @Test
  void refuse_what_is_no_lint() {
    assertThatThrownBy(() -> new LintRules(Map.of("lint.nothing", Severity.OFF)))
        .isInstanceOf(Fault.class)
        .hasMessage("\"lint.nothing\" is no lint");
  }
}
