package io.sealport.server.identity.ftp;

import static io.sealport.server.identity.ftp.FtpBench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.Forge;
import io.sealport.pki.Name;
import io.sealport.pki.TestKeys;
import io.sealport.policy.NamePattern;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.HostOrders;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins at a server on loopback with real TLS. */
@Tag("once")
class FtpLoginCheckTest {

  private static final Order ORDER = HostOrders.of(TestKeys.ec(), "dns:ftp.example.com").order();
  private static final Subject ALICE = Subject.of(Name.login("alice"));
  private static final String SECRET = "open sesame!";

  private final FtpBench bench = new FtpBench();
  private final Looking looking = HostOrders.looking();
  private final FtpLoginCheck check =
      new FtpLoginCheck(
          new FtpLoginSettings(List.of(new FtpLoginSettings.Place(bench.server, List.of()))),
          bench.servers);

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void proven_by_the_password_that_the_server_takes() {
    Finding finding = look(ALICE, Map.of("password", SECRET));

    assertThat(finding).isInstanceOf(Finding.Proven.class);
    assertThat(((Finding.Proven) finding).names()).containsExactly(Name.login("alice"));
    assertThat(bench.running().heard())
        .containsExactly("AUTH TLS", "USER alice", "PASS " + SECRET, "QUIT");
  }

  @Test
  void the_password_is_in_no_record() {
    bench.running().answer("PASS", "530 no \"" + SECRET + "\" for you");

    Finding finding = look(ALICE, Map.of("password", SECRET));

    assertThat(refusal(finding)).doesNotContain(SECRET);
    assertThat(looking.transcript().lines())
        .contains("> PASS ***")
        .noneMatch(line -> line.contains(SECRET));
  }

  @Test
  void a_requester_says_who_it_is() {
    Finding finding = look(Subject.REQUESTER, Map.of("user", "bob", "password", SECRET));

    assertThat(finding).isInstanceOf(Finding.Proven.class);
    assertThat(((Finding.Proven) finding).names()).isEmpty();
    assertThat(finding.statement()).contains("took the password of login:bob");
    assertThat(bench.running().heard()).contains("USER bob");
  }

  @Test
  void a_name_is_proven_by_its_own_login_whoever_the_requester_says_it_is() {
    look(ALICE, Map.of("user", "mallory", "password", SECRET));

    assertThat(bench.running().heard()).contains("USER alice").doesNotContain("USER mallory");
  }

  @Test
  void proven_by_232_too() {
    bench.running().answer("PASS", "232 in");

    assertThat(look(ALICE, Map.of("password", SECRET))).isInstanceOf(Finding.Proven.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PASS|530 no|refused login or password (530)",
        "USER|530 no|refused login or password (530)",
        "USER|230 come in|without a password (230), which proves nothing",
        "PASS|202 not needed|without a password (202), which proves nothing",
        "PASS|331 and again|asks for the password again",
        "PASS|332 account?|wants an account (ACCT)",
        "USER|332 account?|wants an account (ACCT)",
        "PASS|421 full|no room for another session",
        "USER|431 no way|cannot secure the login",
        "PASS|534 policy|refuses this protection",
        "PASS|999 what|999",
        "PASS|250 fine|wanted 230"
      })
  void every_other_answer_proves_nothing_and_is_explained(
      String command, String reply, String words) {
    bench.running().answer(command, reply);

    assertThat(refusal(look(ALICE, Map.of("password", SECRET)))).contains(words);
  }

  @Test
  void a_server_that_is_not_the_operators_hears_no_password() {
    var impostor = bench.replaceBy(Forge.server("ftp.example.com").selfSigned());

    assertThat(refusal(look(ALICE, Map.of("password", SECRET))))
        .contains("ftpes://ftp.example.com");
    assertThat(impostor.heard()).containsExactly("AUTH TLS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"anonymous", "ftp", "Anonymous", "FTP"})
  void who_is_let_in_with_any_password_is_nobody(String login) {
    assertThat(refusal(look(Subject.of(Name.login(login)), Map.of("password", SECRET))))
        .contains("anybody logs in by that name");
    assertThat(refusal(look(Subject.REQUESTER, Map.of("user", login, "password", SECRET))))
        .contains("anybody logs in by that name");
    assertThat(bench.dialer.dialled()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x\r\nDELE a", "x\ny", "x\u0000y", "x\ry"})
  void a_command_in_a_password_is_not_sent(String password) {
    assertThat(refusal(look(ALICE, Map.of("password", password)))).contains("control character");
    assertThat(bench.dialer.dialled()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x\r\nSITE y", "x\ny", "x\u0000y", " x"})
  void nor_is_one_in_a_login(String user) {
    assertThat(refusal(look(Subject.REQUESTER, Map.of("user", user, "password", SECRET))))
        .contains("no login that a server could know");
    assertThat(bench.dialer.dialled()).isEmpty();
  }

  @Test
  void a_password_that_no_command_can_carry_is_refused_in_words() {
    assertThat(refusal(look(ALICE, Map.of("password", "x".repeat(513)))))
        .contains("more than 512 characters");
  }

  @Test
  void who_no_server_knows_is_not_asked_about() {
    FtpLoginCheck partners =
        new FtpLoginCheck(
            new FtpLoginSettings(
                List.of(
                    new FtpLoginSettings.Place(
                        bench.server, List.of(NamePattern.parse("login:partner-*"))))),
            bench.servers);

    assertThat(partners.suits(ALICE)).isFalse();
    assertThat(partners.suits(Subject.of(Name.login("partner-7")))).isTrue();
    assertThat(partners.suits(Subject.REQUESTER)).isTrue();
    Answers given = answers(Map.of("user", "alice", "password", SECRET));
    assertThat(refusal(partners.look(ORDER, Subject.REQUESTER, given, looking)))
        .contains("no FTPS server is configured that knows login:alice");
    assertThat(bench.dialer.dialled()).isEmpty();
  }

  @Test
  void without_servers_it_suits_nobody() {
    FtpLoginCheck none = new FtpLoginCheck(FtpLoginSettings.DEFAULTS, bench.servers);

    assertThat(none.suits(ALICE)).isFalse();
    assertThat(none.suits(Subject.REQUESTER)).isFalse();
    assertThat(check.suits(Subject.of(Name.dns("ftp.example.com")))).isFalse();
  }

  @Test
  void guesses_at_one_account_are_counted_together() {
    assertThat(check.takesPassword()).isTrue();
    assertThat(check.guarded(ALICE, Answers.NONE))
        .isEqualTo("ftp-login:ftpes://ftp.example.com:alice")
        .isEqualTo(check.guarded(Subject.of(Name.login("Alice")), Answers.NONE))
        .isEqualTo(check.guarded(Subject.REQUESTER, answers(Map.of("user", "ALICE"))))
        .isNotEqualTo(check.guarded(Subject.of(Name.login("bob")), Answers.NONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ALICE", "\u00e1lice", "\uff41lice", "al\u0131ce", "DOM\\alice", "alice@dom"})
  void another_spelling_is_no_other_account(String user) {
    String alice = check.guarded(ALICE, Answers.NONE);

    assertThat(check.guarded(Subject.of(Name.login(user)), Answers.NONE)).isEqualTo(alice);
    assertThat(check.guarded(Subject.REQUESTER, answers(Map.of("user", user)))).isEqualTo(alice);
  }

  @Test
  void waits_for_a_password() {
    assertThat(check.isReady(ORDER, Answers.NONE)).isFalse();
    assertThat(check.isReady(ORDER, answers(Map.of("password", SECRET)))).isTrue();
    assertThat(refusal(look(ALICE, Map.of()))).contains("no password was given");
    assertThat(check.step(ORDER, ALICE).data())
        .containsEntry("server", "ftpes://ftp.example.com")
        .containsEntry("user", "alice");
    assertThat(check.step(ORDER, ALICE).words().get(1))
        .contains("`sealport request resume r1 --out DIR --ftp-password-file FILE`");
    assertThat(check.step(ORDER, Subject.REQUESTER).words().get(1))
        .contains(
            "`sealport request resume r1 --out DIR --ftp-user USER --ftp-password-file FILE`");
  }

  private Finding look(Subject subject, Map<String, String> given) {
    return check.look(ORDER, subject, answers(given), looking);
  }

  private static Answers answers(Map<String, String> given) {
    return new Answers(Map.of("ftp-login", given));
  }
}
