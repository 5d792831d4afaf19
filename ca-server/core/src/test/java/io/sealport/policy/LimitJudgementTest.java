package io.sealport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import io.sealport.pki.SerialNumber;
import io.sealport.policy.Issues.Issued;
import io.sealport.testing.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;

/** One more certificate, held against what was issued before. */
class LimitJudgementTest {

  private static final Instant NOW = FakeClock.START;
  private static final String ANN = "login:ann";

  /** What was issued, and by this requester for this profile all of it. */
  private static class Past implements Issues {
    private final List<Issued> valid = new ArrayList<>();
    private final List<Issued> alike = new ArrayList<>();
    private final List<Instant> times = new ArrayList<>();
    private Optional<SerialNumber> renewed = Optional.empty();
    private boolean serverAsks;

    Past valid(int number, String... names) {
      valid.add(issued(number, names));
      return this;
    }

    Past alike(int number, String... names) {
      alike.add(issued(number, names));
      return this;
    }

    Past issuedBefore(Duration... ago) {
      Stream.of(ago).forEach(a -> times.add(NOW.minus(a)));
      return this;
    }

    Past renewing(int number) {
      renewed = Optional.of(serial(number));
      return this;
    }

    @Override
    public boolean serverAsks() {
      return serverAsks;
    }

    @Override
    public Optional<SerialNumber> renewed() {
      return renewed;
    }

    @Override
    public List<Issued> valid(String profile, Name name) {
      return valid.stream().filter(i -> i.names().contains(name)).toList();
    }

    @Override
    public List<Issued> alike(Name login) {
      return alike;
    }

    @Override
    public Optional<Instant> newest(RateLimit.Per per, String profile, Name name, int nth) {
      return times.size() < nth ? Optional.empty() : Optional.of(times.get(nth - 1));
    }
  }

  private static SerialNumber serial(int number) {
    return SerialNumber.parse("a" + number);
  }

  /** The higher the number the later the end. */
  private static Issued issued(int number, String... names) {
    return new Issued(
        serial(number), serial(number), names(names), NOW.plus(Duration.ofHours(number)));
  }

  private static List<Name> names(String... names) {
    return Stream.of(names).map(Name::parse).toList();
  }

  private static Profile user(String limits) {
    return Profiles.of(Profiles.USER + "limits: " + limits + "\n");
  }

  private static LimitJudgement judgement(Profile profile, Past past) {
    return new LimitJudgement(profile, past, past.renewed().isPresent(), NOW);
  }

  private static List<Violation> violations(String limits, Past past, String... names) {
    return judgement(user(limits), past).violations(names(names));
  }

  private static List<String> superseded(Profile profile, Past past, String... names) {
    return judgement(profile, past).superseded(names(names)).stream()
        .map(SerialNumber::toString)
        .toList();
  }

  @Test
  void one_more_than_the_most_is_refused_and_told_when_there_is_room() {
    Past two = new Past().valid(1, ANN).valid(2, ANN, "email:ann@example.com");

    assertThat(violations("{max-active: 3}", two, ANN)).isEmpty();
    assertThat(violations("{max-active: 2}", two, "login:bob")).isEmpty();
    assertThat(violations("{max-active: 2}", two, ANN))
        .containsExactly(
            new Violation(
                "limits.max-active",
                "login:ann in 2 that are valid now: a1, a2",
                "at most 2 of profile person at a time; revoke one, or ask after"
                    + " 2026-03-04T11:00:00Z"));
    assertThat(violations("{max-active: 1}", two, ANN))
        .singleElement()
        .satisfies(v -> assertThat(v.limit()).endsWith("ask after 2026-03-04T12:00:00Z"));
  }

  @Test
  void per_login_other_names_do_not_count_and_per_name_all_do() {
    Past past = new Past().valid(1, ANN, "email:team@example.com");
    String[] bob = {"login:bob", "email:team@example.com"};

    assertThat(violations("{max-active: 1, per: login}", past, bob)).isEmpty();
    assertThat(violations("{max-active: 1, per: name}", past, bob))
        .singleElement()
        .satisfies(v -> assertThat(v.found()).startsWith("email:team@example.com in 1 "));
  }

  @Test
  void a_renewal_does_not_count_its_predecessor_unless_told_to() {
    Past past = new Past().valid(1, ANN).renewing(1);

    assertThat(violations("{max-active: 1}", past, ANN)).isEmpty();
    assertThat(violations("{max-active: 1}", new Past().valid(2, ANN).renewing(1), ANN)).hasSize(1);
    assertThat(violations("{max-active: 1, count-predecessor: false}", past, ANN)).isEmpty();
    assertThat(
            violations(
                "{max-active: 2, count-predecessor: true}",
                new Past().valid(1, ANN).valid(2, ANN).renewing(2),
                ANN))
        .hasSize(1);
  }

  @Test
  void the_oldest_give_way_where_the_profile_says_so() {
    Past three = new Past().valid(1, ANN).valid(2, ANN, "email:a@example.com").valid(3, ANN);
    String two = "{max-active: 2, when-reached: revoke-predecessor}";

    assertThat(superseded(user(two), three, ANN)).containsExactly("a1", "a2");
    assertThat(violations(two, three, ANN)).isEmpty();
    assertThat(superseded(user(two), three.renewing(3), ANN)).containsExactly("a1");
    assertThat(superseded(user("{max-active: 2}"), three, ANN)).isEmpty();
    assertThat(superseded(user("{max-active: 4, when-reached: revoke-predecessor}"), three, ANN))
        .isEmpty();
  }

  @Test
  void what_is_issued_while_it_is_judged_does_not_confuse_it() {
    Past changing =
        new Past() {
          private int asked;

          @Override
          public List<Issued> valid(String profile, Name name) {
            return List.of(issued(++asked, ANN));
          }
        };

    assertThat(violations("{max-active: 1, when-reached: revoke-predecessor}", changing, ANN))
        .isEmpty();
  }

  @Test
  void a_renewal_ends_its_predecessor_where_that_counts() {
    String atOnce = "{max-active: 1, when-reached: revoke-predecessor, count-predecessor: true}";

    assertThat(superseded(user(atOnce), new Past().valid(1, ANN).renewing(1), ANN))
        .containsExactly("a1");
  }

  @Test
  void counted_by_name_only_what_has_no_other_names_gives_way() {
    Profile servers =
        Profiles.serverAnd("limits: {max-active: 1, when-reached: revoke-predecessor}\n");
    Past past =
        new Past()
            .valid(1, "dns:a.example.com", "dns:b.example.com")
            .valid(2, "dns:b.example.com", "dns:c.example.com");

    assertThat(superseded(servers, past, "dns:a.example.com")).isEmpty();
    assertThat(judgement(servers, past).violations(names("dns:a.example.com")))
        .singleElement()
        .satisfies(
            v -> {
              assertThat(v.found()).startsWith("dns:a.example.com in 1 ");
              assertThat(v.limit()).contains("those have other names too");
            });
    String[] all = {"dns:a.example.com", "dns:b.example.com", "dns:c.example.com"};
    assertThat(superseded(servers, past, all)).containsExactly("a1", "a2");
    assertThat(judgement(servers, past).violations(names(all))).isEmpty();
  }

  @Test
  void a_login_of_another_is_refused_without_telling_whose_it_is_like() {
    Past past = new Past().alike(1, "login:Ann");

    assertThat(violations("{unique-login: true}", past, ANN))
        .singleElement()
        .satisfies(
            v -> {
              assertThat(v.rule()).isEqualTo("limits.unique-login");
              assertThat(v.found()).isEqualTo("login:ann, which looks like that of certificate a1");
            });
    assertThat(violations("{unique-login: true}", new Past().alike(2, ANN), ANN))
        .singleElement()
        .satisfies(v -> assertThat(v.found()).isEqualTo("login:ann, as in certificate a2"));
    assertThat(violations("{unique-login: false}", past, ANN)).isEmpty();
    assertThat(violations("{unique-login: true}", new Past(), ANN)).isEmpty();
  }

  @Test
  void what_gives_way_keeps_no_login() {
    String both = "{unique-login: true, max-active: 1, when-reached: revoke-predecessor}";

    assertThat(violations(both, new Past().valid(1, ANN).alike(1, ANN), ANN)).isEmpty();
    assertThat(violations(both, new Past().valid(1, ANN).alike(1, ANN).alike(2, "login:Ann"), ANN))
        .hasSize(1);
  }

  @Test
  void a_rate_is_full_until_the_oldest_of_as_many_is_older_than_the_window() {
    String rate = "{rate: {per-name: 2/1d}}";
    Duration day = Duration.ofDays(1);

    assertThat(violations(rate, new Past().issuedBefore(Duration.ZERO), ANN)).isEmpty();
    assertThat(violations(rate, new Past().issuedBefore(Duration.ZERO, day), ANN)).isEmpty();
    assertThat(violations(rate, new Past().issuedBefore(Duration.ZERO, day.minusSeconds(1)), ANN))
        .containsExactly(
            new Violation(
                "limits.rate",
                "2 issued since 2026-03-03T10:00:01Z for login:ann",
                "per-name 2/1d; the next after 2026-03-04T10:00:01Z"));
  }

  @Test
  void per_name_each_name_is_told_and_else_the_rate_once() {
    Past past = new Past().issuedBefore(Duration.ZERO);
    String[] two = {ANN, "email:ann@example.com"};

    assertThat(violations("{rate: {per-name: 1/1h}}", past, two)).hasSize(2);
    assertThat(violations("{rate: {per-requester: 1/1h, per-profile: 1/1h}}", past, two))
        .extracting(Violation::limit)
        .satisfiesExactly(
            l -> assertThat(l).startsWith("per-requester 1/1h"),
            l -> assertThat(l).startsWith("per-profile 1/1h"));
  }

  /** The test's now is a Wednesday at 11:00 in Berlin. */
  @Test
  void quiet_hours_say_when_the_last_of_them_ends() {
    String morning = "{days: wed, from: '09:00', to: '12:00', zone: Europe/Berlin}";
    String noon = "{days: wed, from: '11:30', to: '14:00', zone: Europe/Berlin}";

    assertThat(violations("{quiet-hours: [" + morning + ", " + noon + "]}", new Past(), ANN))
        .containsExactly(
            new Violation(
                "limits.quiet-hours",
                "wed 11:00 in Europe/Berlin",
                "not in quiet hours, wed 09:00 to 12:00 Europe/Berlin; they end at"
                    + " 2026-03-04T13:00:00Z"));
    assertThat(violations("{quiet-hours: [" + noon + "]}", new Past(), ANN)).isEmpty();
  }

  @Test
  void hours_that_are_always_quiet_have_no_end() {
    String always =
        "{quiet-hours: [{days: [mon, tue, wed, thu, fri, sat, sun], from: '00:00', to: '00:00',"
            + " zone: UTC}]}";

    assertThat(violations(always, new Past(), ANN))
        .singleElement()
        .satisfies(v -> assertThat(v.limit()).endsWith("; no end"));
  }

  @Test
  void renewals_go_on_in_quiet_hours_unless_told_not_to() {
    String quiet = "{quiet-hours: [{days: wed, from: '09:00', to: '12:00', zone: UTC%s}]}";
    Past renewal = new Past().renewing(1);

    assertThat(violations(quiet.formatted(""), renewal, ANN)).isEmpty();
    assertThat(violations(quiet.formatted(", renewals: false"), renewal, ANN)).hasSize(1);
  }

  private static List<String> rules(String limits, Evidence... evidence) {
    return Judging.by(user(limits)).names(ANN).evidence(evidence).rules();
  }

  @Test
  void a_first_certificate_where_a_lineage_is_required_is_asked_for_by_an_operator() {
    String required = "{lineage: required}";

    assertThat(rules(required, TestEvidence.of("token"))).containsExactly("limits.lineage");
    assertThat(rules(required, TestEvidence.of("approval"))).containsExactly("limits.lineage");
    assertThat(rules(required, TestEvidence.of("renewal"))).isEmpty();
    assertThat(rules(required, TestEvidence.of("operator"))).isEmpty();
  }

  @Test
  void all_comes_at_once_with_the_other_violations() {
    Past past = new Past().valid(1, ANN).alike(1, ANN).issuedBefore(Duration.ZERO);
    String all =
        "{max-active: 1, unique-login: true, rate: {per-name: 1/1h}, lineage: required,"
            + " quiet-hours: [{days: wed, from: '09:00', to: '12:00', zone: UTC}]}";

    assertThat(
            Judging.by(user(all))
                .names(ANN)
                .validity(Duration.ofDays(99))
                .after(gone(past))
                .rules())
        .contains(
            "validity.max",
            "limits.max-active",
            "limits.unique-login",
            "limits.rate",
            "limits.quiet-hours",
            "limits.lineage");
  }

  @Test
  void what_the_server_lives_on_knows_no_limits() {
    Profile own =
        Profiles.of(
            Profiles.RESPONDER
                + "limits: {max-active: 1, lineage: required,"
                + " quiet-hours: [{days: wed, from: '09:00', to: '12:00', zone: UTC}]}\n");
    Past past = new Past().valid(1, "login:OCSP users");

    assertThat(
            Judging.by(own)
                .names("login:OCSP users")
                .evidence(TestEvidence.of("system"))
                .after(gone(past))
                .rules())
        .isEmpty();
  }

  @Test
  void who_recovers_an_administrator_is_not_held_up_and_the_lost_certificate_gives_way() {
    Past past = new Past().valid(1, ANN);
    past.serverAsks = true;

    assertThat(violations("{max-active: 1}", past, ANN)).isEmpty();
    assertThat(superseded(user("{max-active: 1, when-reached: revoke-predecessor}"), past, ANN))
        .containsExactly("a1");
  }

  private static Precedents gone(Issues issues) {
    return new Precedents() {
      @Override
      public KeyHistory history(SubjectPublicKeyInfo key) {
        return KeyHistory.NONE;
      }

      @Override
      public Optional<Duration> reservedFor(Name name) {
        return Optional.empty();
      }

      @Override
      public Issues issues() {
        return issues;
      }
    };
  }
}
