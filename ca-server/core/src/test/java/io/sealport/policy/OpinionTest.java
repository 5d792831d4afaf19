package io.sealport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpinionTest {

  private static final String WIDE = Profiles.SERVER;

  private static Opinion of(String yaml) {
    return Opinion.of(Judging.by(yaml).names("dns:ftp.example.com").verdict());
  }

  @Test
  void two_that_come_to_the_same_agree() {
    assertThat(of(WIDE).outcome()).isEqualTo("approved");
    assertThat(of(WIDE).agrees(of(WIDE + "description: other words\n"))).isTrue();
    assertThat(of(WIDE).beside(of(WIDE)).certificate()).isEmpty();
  }

  @Test
  void another_certificate_is_another_opinion_and_only_that_is_told() {
    Opinion other = of(WIDE + "subject: {o: Example}\n");

    assertThat(other.outcome()).isEqualTo("approved");
    assertThat(of(WIDE).agrees(other)).isFalse();
    assertThat(other.beside(of(WIDE)).certificate())
        .containsExactly("subject CN=ftp.example.com,O=Example");
  }

  @Test
  void the_limit_of_a_broken_rule_alone_makes_no_difference() {
    String one = WIDE + "rules: [{require: \"1 > 2\", because: one}]\n";
    String two = WIDE + "rules: [{require: \"1 > 2\", because: two}]\n";
    String more = WIDE + "rules: [{require: \"1 > 3\", because: one}]\n";

    assertThat(of(one).outcome()).isEqualTo("refused");
    assertThat(of(one).agrees(of(two))).isTrue();
    assertThat(of(one).agrees(of(more))).isFalse();
    assertThat(of(one).agrees(of(WIDE))).isFalse();
  }

  @Test
  void another_demand_makes_a_difference() {
    Opinion token = owing("[token]");

    assertThat(token.outcome()).isEqualTo("owing");
    assertThat(token.agrees(owing("[token]"))).isTrue();
    assertThat(token.agrees(owing("[token, approval]"))).isFalse();
  }

  private static Opinion owing(String checks) {
    String yaml = WIDE.replaceFirst("each-name: .*", "each-name: " + checks + "}");
    return Opinion.of(Judging.by(yaml).names("dns:ftp.example.com").evidence().verdict());
  }
}
