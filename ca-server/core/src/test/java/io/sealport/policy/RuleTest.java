package io.sealport.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.fault.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTest {

  /** Of a certificate for a.example.com and 192.0.2.1, key ec-p256, 30 days. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cert.names == ['a.example.com', '192.0.2.1']",
        "cert.dns == ['a.example.com'] && cert.ips == ['192.0.2.1']",
        "size(cert.emails) == 0 && size(cert.upns) == 0 && size(cert.logins) == 0",
        "cert.names.all(n, !n.startsWith('pay.'))",
        "cert.dns.exists_one(n, n.matches('^[a-z]\\\\.example\\\\.com$'))",
        "cert.cn == 'a.example.com'",
        "cert.subject == 'CN=a.example.com'",
        "cert.issuer.contains('servers')",
        "cert.profile == 'web'",
        "cert.key.type == 'ec-p256' && cert.key.bits == 256",
        "cert.key.type.startsWith('ec-') || cert.key.bits >= 3072",
        "cert.validity == duration('720h')",
        "cert.validity <= duration('1128h')",
        "cert.notBefore == timestamp('2026-03-04T09:55:00Z')",
        "cert.notAfter - cert.notBefore == duration('720h5m')",
        "cert.notAfter.getFullYear() == 2026",
        "cert.eku == ['serverAuth']"
      })
  void sees_the_certificate(String require) {
    assertThat(judge(require).violations()).isEmpty();
    assertThat(judge("!(" + require + ")").rules()).containsExactly("rule.1");
  }

  @Test
  void tells_the_reason_and_the_rule() {
    assertThat(judge("cert.cn == 'b'").violations())
        .containsExactly(
            new Violation("rule.1", "a certificate without: cert.cn == 'b'", "it must be so"));
  }

  @Test
  void fails_closed_when_it_cannot_be_evaluated() {
    assertThat(judge("cert.emails[0] == 'a'").violations())
        .singleElement()
        .satisfies(v -> assertThat(v.found()).startsWith("cannot be evaluated ("));
    assertThat(judge("1 / (size(cert.emails)) == 1").rules()).containsExactly("rule.1");
    assertThat(judge("cert.cn.matches('(')").rules()).containsExactly("rule.1");
  }

  @Test
  void is_bounded_in_what_it_may_cost() {
    String range = "[1,2,3,4,5,6,7,8,9,10]";
    String deep = "true";
    for (char v = 'a'; v < 'g'; v++) {
      deep = range + ".all(" + v + ", " + deep + ")";
    }
    long start = System.nanoTime();
    assertThat(judge(deep).rules()).containsExactly("rule.1");
    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    refuses("cert.cn == '" + "x".repeat(5000) + "'");
    refuses("(".repeat(300) + "true" + ")".repeat(300));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cert",
        "cert.nmaes == []",
        "cert.cn",
        "size(cert.names)",
        "cert.cn == 5",
        "cert.cn +",
        "names == []",
        "cert.key.size > 5",
        "cert.dns.all(n, n > 5)",
        "dyn(cert.cn)"
      })
  void finds_slips_when_it_is_read(String require) {
    refuses(require);
  }

  private static void refuses(String require) {
    assertThatThrownBy(() -> RuleLanguage.compile("rule.1", require, "x"))
        .isInstanceOf(Fault.class)
        .message()
        .doesNotContain("\n");
  }

  private static Judging judge(String require) {
    String rule =
        "rules: [{require: \"" + require.replace("\\", "\\\\") + "\", because: it must be so}]\n";
    return Judging.by(Profiles.serverAnd(rule)).names("a.example.com", "192.0.2.1");
  }
}
