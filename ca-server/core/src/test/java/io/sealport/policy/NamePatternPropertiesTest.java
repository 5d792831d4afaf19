package io.sealport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.fault.Fault;
import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Patterns against a second way to say the same: regular expressions and numbers. */
class NamePatternPropertiesTest {

  @Provide
  static Arbitrary<String> login() {
    return Arbitraries.strings().withChars("abAB1l.-").ofMinLength(1).ofMaxLength(8);
  }

  @Provide
  static Arbitrary<String> glob() {
    return Arbitraries.strings().withChars("abAB1l.-*").ofMinLength(1).ofMaxLength(8);
  }

  @Provide
  static Arbitrary<String> domain() {
    return Arbitraries.of("a", "b", "ab", "example", "com")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(l -> String.join(".", l));
  }

  @Provide
  static Arbitrary<String> domainPattern() {
    return Arbitraries.of("a", "b", "ab", "example", "com", "*")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(l -> String.join(".", l))
        .flatMap(p -> Arbitraries.of(p, "**." + p));
  }

  @Property
  void globs_are_regular_expressions(@ForAll("glob") String glob, @ForAll("login") String login) {
    String regex =
        Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    assertThat(NamePattern.parse("login:" + glob).covers(Name.login(login)))
        .isEqualTo(login.matches(regex));
  }

  @Property
  void domain_patterns_are_regular_expressions(
      @ForAll("domainPattern") String pattern, @ForAll("domain") String domain) {
    String regex =
        Arrays.stream(pattern.split("\\."))
            .map(l -> l.equals("**") ? "[^.]+(\\.[^.]+)*" : l.equals("*") ? "[^.]+" : l)
            .collect(Collectors.joining("\\."));
    assertThat(NamePattern.parse("dns:" + pattern).covers(Name.dns(domain)))
        .isEqualTo(domain.matches(regex));
  }

  @Property
  void ranges_are_numbers(
      @ForAll @Size(4) byte[] network, @ForAll @IntRange(max = 32) int prefix, @ForAll int near)
      throws UnknownHostException {
    BigInteger size = BigInteger.ONE.shiftLeft(32 - prefix);
    BigInteger first = new BigInteger(1, network).divide(size).multiply(size);
    NamePattern range = NamePattern.parse("ip:" + address(first) + "/" + prefix);

    BigInteger probe = first.add(BigInteger.valueOf(near)).mod(BigInteger.ONE.shiftLeft(32));
    boolean inside = probe.compareTo(first) >= 0 && probe.compareTo(first.add(size)) < 0;
    assertThat(range.covers(Name.ip(address(probe)))).isEqualTo(inside);
    assertThat(range.covers(Name.ip("2001:db8::1"))).isFalse();
  }

  private static String address(BigInteger number) throws UnknownHostException {
    byte[] bytes = number.toByteArray();
    byte[] octets = new byte[4];
    for (int i = 0; i < Math.min(4, bytes.length); i++) {
      octets[3 - i] = bytes[bytes.length - 1 - i];
    }
    return InetAddress.getByAddress(octets).getHostAddress();
  }

  @Property
  void what_covers_also_touches_and_is_read_as_it_is_written(
      @ForAll("glob") String glob, @ForAll("login") String login) {
    NamePattern pattern = NamePattern.parse("login:" + glob);
    assertThat(NamePattern.parse(pattern.toString())).isEqualTo(pattern);
    if (pattern.covers(Name.login(login))) {
      for (String spelling :
          List.of(login, login.toUpperCase(Locale.ROOT), login.toLowerCase(Locale.ROOT))) {
        assertThat(pattern.touches(Name.login(spelling))).as(spelling).isTrue();
      }
    }
  }

  @Property
  void whatever_is_written_is_a_pattern_or_a_fault(
      @ForAll Name.Type type, @ForAll String text, @ForAll("login") String login) {
    try {
      NamePattern pattern = NamePattern.parse(type.wire() + ":" + text);
      pattern.covers(Name.login(login));
      pattern.touches(Name.login(login));
    } catch (Fault e) {
      assertThat(e.kind()).isEqualTo(Fault.Kind.BAD_INPUT);
    }
  }

  @Property(tries = 300)
  void deny_always_wins(
      @ForAll("glob") String allow, @ForAll("glob") String deny, @ForAll("login") String login) {
    Assume.that(!login.equals("-"));
    String yaml =
        Profiles.USER.replace(
            "allow: [", "deny: [\"login:" + deny + "\"], allow: [\"login:" + allow + "\", ");
    List<String> rules =
        NameJudge.judge(Profiles.of(yaml), List.of(Name.login(login))).stream()
            .map(Violation::rule)
            .toList();
    boolean denied = NamePattern.parse("login:" + deny).covers(Name.login(login));
    assertThat(rules.contains("names.deny") || !denied).isTrue();
  }
}
