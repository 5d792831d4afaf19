package io.sealport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.Name;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.TestCsrs;
import io.sealport.policy.KeyHistory.Use;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;

/** What has gone before, as the judgement takes it. */
class KeyHistoryTest {

  private static List<String> rules(String profile, String name, Precedents gone) {
    return Judging.by(profile).csr(TestCsrs.ec()).names(name).after(gone).rules();
  }

  private static Precedents used(Use... uses) {
    return gone(new KeyHistory(Optional.empty(), List.of(uses)), Optional.empty());
  }

  private static Precedents gone(KeyHistory history, Optional<Duration> reserved) {
    return new Precedents() {
      @Override
      public KeyHistory history(SubjectPublicKeyInfo key) {
        return history;
      }

      @Override
      public Optional<Duration> reservedFor(Name name) {
        return reserved;
      }

      @Override
      public Issues issues() {
        return Issues.NONE;
      }
    };
  }

  private static Use use(String profile, String... names) {
    return new Use("ab", profile, names(names), false, Optional.empty());
  }

  private static List<Name> names(String... names) {
    return List.of(names).stream().map(Name::parse).toList();
  }

  @Test
  void the_same_holder_may_use_its_key_again() {
    assertThat(rules(Profiles.USER, "login:ann", used(use("person", "login:ann")))).isEmpty();
  }

  @Test
  void another_holder_may_not() {
    assertThat(rules(Profiles.USER, "login:bob", used(use("person", "login:ann"))))
        .containsExactly("keys.reuse");
    assertThat(rules(Profiles.USER, "login:ann", used(use("other", "login:ann"))))
        .containsExactly("keys.reuse");
  }

  @Test
  void a_user_is_its_login_and_not_its_mail_address() {
    Verdict verdict =
        Judging.by(Profiles.USER)
            .names("login:bob", "email:team@example.com")
            .after(used(use("person", "login:ann", "email:team@example.com")))
            .verdict();

    assertThat(verdict).isInstanceOf(Verdict.Refusal.class);
  }

  @Test
  void never_means_every_certificate_and_any_means_none() {
    String never = Profiles.USER + "key-reuse: never\n";
    String any = Profiles.USER + "key-reuse: any\n";

    assertThat(rules(never, "login:ann", used(use("person", "login:ann"))))
        .containsExactly("keys.reuse");
    assertThat(rules(any, "login:ann", used(use("other", "login:bob")))).isEmpty();
  }

  @Test
  void no_profile_allows_a_blocked_an_own_or_a_compromised_key() {
    KeyHistory worst =
        new KeyHistory(
            Optional.of("in a firmware"),
            List.of(
                new Use("01", "ca", List.of(), true, Optional.empty()),
                new Use(
                    "02",
                    "person",
                    names("login:ann"),
                    false,
                    Optional.of(RevocationReason.KEY_COMPROMISE))));

    assertThat(
            rules(Profiles.USER + "key-reuse: any\n", "login:ann", gone(worst, Optional.empty())))
        .containsExactly("key.blocked", "key.own", "key.compromised");
  }

  @Test
  void all_comes_at_once_with_the_other_violations() {
    KeyHistory blocked = new KeyHistory(Optional.of("known"), List.of());

    assertThat(
            Judging.by(Profiles.USER + "pending: {reserve-names: true}\n")
                .names("login:ann")
                .validity(Duration.ofDays(99))
                .after(gone(blocked, Optional.of(Duration.ofHours(5))))
                .rules())
        .contains("validity.max", "key.blocked", "name.reserved");
  }

  @Test
  void a_reserved_name_tells_its_age_and_only_profiles_that_reserve_heed_it() {
    Precedents waiting = gone(KeyHistory.NONE, Optional.of(Duration.ofHours(5)));

    assertThat(rules(Profiles.USER, "login:ann", waiting)).isEmpty();
    assertThat(
            Judging.by(Profiles.USER + "pending: {reserve-names: true}\n")
                .names("login:ann")
                .after(waiting)
                .violations())
        .singleElement()
        .satisfies(v -> assertThat(v.found()).isEqualTo("login:ann, asked for by another 5 h ago"));
  }
}
