package io.sealport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.fault.Fault;
import io.sealport.pki.Csr;
import io.sealport.pki.KeyType;
import io.sealport.pki.Name;
import io.sealport.pki.TestCsrs;
import io.sealport.pki.TestKeys;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** What holds for every profile and every application. */
class ProfilePropertiesTest {

  /** Real keys with values good and bad. */
  private static Arbitrary<String> line(String key, String... values) {
    return Arbitraries.of(values).map(v -> v.isEmpty() ? "" : key + ": " + v + "\n");
  }

  @Provide
  static Arbitrary<String> profile() {
    Arbitrary<String> head =
        Combinators.combine(
                line("issuer", "servers", "users", "[root, users]", "nobody", ""),
                line("usage", "server", "client", "ocsp", "x", "", "", ""),
                line("grants", "officer", "", "", ""),
                line("description", "words", "\"\\u0007\"", ""))
            .as((a, b, c, d) -> "profile: p\n" + a + b + c + d);
    Arbitrary<String> names =
        Combinators.combine(
                Arbitraries.of(
                    "[\"dns:**\", \"ip:::/0\"]",
                    "[\"login:*\"]",
                    "[\"dns:*.example.com\"]",
                    "[\"login:a*\", \"email:*\"]",
                    "[]",
                    "[\"x\"]"),
                Arbitraries.of("", ", deny: [\"dns:a.example.com\"]", ", deny: [\"login:*n\"]"),
                Arbitraries.of("", ", max: 1", ", min: 2", ", max: 100", ", max: 101"),
                Arbitraries.of("", ", wildcards: true", ", bare: login", ", scripts: [cyrillic]"))
            .as((a, b, c, d) -> "names: {allow: " + a + b + c + d + "}\n");
    Arbitrary<String> rest =
        Combinators.combine(
                line("proof", "{each-name: [token]}", "{each-name: []}", "{}"),
                line("keys", "[ec-p256]", "[rsa-2048..]", "[ec-p256, ed25519]", "[]"),
                line(
                    "validity",
                    "{max: 30d}",
                    "{max: 7d, default: 1h, backdate: 0s}",
                    "{max: 9999d}",
                    "{}"),
                line("subject", "{o: Example}", "{c: GB, o: \"\"}", "", ""),
                line(
                    "rules",
                    "[{require: \"size(cert.names) < 3\", because: few}]",
                    "[{require: \"cert.names[5] == 'x'\", because: none}]",
                    "[]",
                    ""))
            .as((a, b, c, d, e) -> a + b + c + d + e);
    return Combinators.combine(head, names, rest).as((a, b, c) -> a + b + c);
  }

  @Provide
  static Arbitrary<List<String>> asked() {
    return Arbitraries.oneOf(
            Arbitraries.of(
                "a.example.com",
                "b.example.com",
                "*.example.com",
                "alice",
                "Ann",
                "dns:xn--bcher-kva.example",
                "ip:10.0.0.1",
                "ip:::1",
                "email:a@b.example",
                "upn:a@b.example",
                "login:\u0430\u0441\u0435",
                "",
                "\u0000"),
            Arbitraries.strings().ofMaxLength(20))
        .list()
        .ofMaxSize(4);
  }

  @Provide
  static Arbitrary<Csr> csr() {
    return Arbitraries.of(
        TestCsrs.ec().csr(),
        TestCsrs.ec().commonName("a.example.com").names("dns:b.example.com").csr(),
        TestCsrs.ec().commonName("alice").csr(),
        TestCsrs.ec().commonName("alice").ca().csr(),
        TestCsrs.of(TestKeys.of("ed25519")).commonName("Ann").csr(),
        TestCsrs.of(TestKeys.of("rsa-2048")).names("dns:a.example.com").csr());
  }

  @Provide
  static Arbitrary<Duration> asking() {
    return Arbitraries.longs().between(-10, 40_000_000).map(Duration::ofSeconds);
  }

  private static Optional<Profile> read(String yaml) {
    try {
      return Optional.of(Profiles.of(yaml));
    } catch (Fault e) {
      assertThat(e.kind()).isEqualTo(Fault.Kind.BAD_CONFIGURATION);
      assertThat(e.message()).startsWith("test.yaml:");
      return Optional.empty();
    }
  }

  /** Anything but a Fault fails the property. */
  @Property
  void whatever_is_written_is_a_profile_or_a_fault(@ForAll String text) {
    read(text);
    read("profile: p\n" + text);
  }

  @Property
  void what_is_approved_is_within_the_profile(
      @ForAll("profile") String yaml,
      @ForAll("asked") List<String> names,
      @ForAll("csr") Csr csr,
      @ForAll("asking") Duration validity) {
    Optional<Profile> profile = read(yaml);
    if (profile.isEmpty()) {
      return;
    }
    Verdict verdict =
        Judging.by(profile.get())
            .names(names.toArray(String[]::new))
            .csr(csr)
            .validity(validity)
            .verdict();
    if (verdict instanceof Approval approval) {
      isWithin(profile.get(), approval);
    } else if (verdict instanceof Verdict.Refusal refusal) {
      assertThat(refusal.violations()).isNotEmpty();
    }
  }

  private static void isWithin(Profile profile, Approval approval) {
    NameRules rules = profile.names();
    List<Name> names = approval.names();
    assertThat(names).hasSizeBetween(rules.min(), rules.max()).doesNotHaveDuplicates();
    for (Name name : names) {
      assertThat(rules.allow()).anyMatch(p -> p.covers(name));
      assertThat(rules.deny()).noneMatch(p -> p.covers(name));
      assertThat(rules.wildcards() || !name.isWildcard()).isTrue();
    }
    TBSCertificate certificate = approval.certificate();
    Duration lifetime =
        Duration.between(
            certificate.getStartDate().getDate().toInstant(),
            certificate.getEndDate().getDate().toInstant());
    assertThat(lifetime)
        .isPositive()
        .isLessThanOrEqualTo(profile.validity().max().plus(profile.validity().backdate()));
    assertThat(profile.keys().allow(KeyType.of(certificate.getSubjectPublicKeyInfo()))).isTrue();
    assertThat(certificate.getExtensions()).isNotNull();
  }

  /** So that the property above does not hold for want of approvals. */
  @Property(tries = 20)
  void some_are_approved(@ForAll("csr") Csr csr) {
    String yaml =
        Profiles.SERVER.replace("[ec-p256, rsa-2048..]", "[ec-p256, rsa-2048.., ed25519]");
    Verdict verdict = Judging.by(yaml).names("a.example.com").csr(csr).verdict();
    assertThat(
            csr.commonName().filter("a.example.com"::equals).isEmpty()
                || verdict instanceof Approval)
        .isTrue();
  }
}
