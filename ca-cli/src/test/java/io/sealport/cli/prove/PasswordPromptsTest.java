package io.sealport.cli.prove;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.RequestInfo;
import io.sealport.api.Step;
import io.sealport.cli.fake.Ways;
import io.sealport.pki.Csr;
import io.sealport.pki.CsrDraft;
import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordPromptsTest {

  private final List<String> asked = new ArrayList<>();
  private final Asking somebody =
      new Asking() {
        @Override
        public String word(String prompt) {
          asked.add(prompt);
          return "bob";
        }

        @Override
        public String secret(String prompt) {
          asked.add(prompt + " (hidden)");
          return "typed";
        }
      };

  @Test
  void asks_for_the_password_of_the_login_that_is_to_be_proven() {
    Answers answers =
        prompts(Optional.empty(), Optional.empty()).ask(owing(Ways.ftpLogin()), Answers.NONE);

    assertThat(answers.byCheck()).isEqualTo(Map.of("ftp-login", Map.of("password", "typed")));
    assertThat(asked).containsExactly("Password of alice at ftps://files.example.com (hidden)");
  }

  @Test
  void asks_whose_it_is_where_the_certificate_does_not_say() {
    Claim claim = owing(Ways.of("requester", "ftp-login", "log in", Map.of()));

    Answers typed = prompts(Optional.empty(), Optional.empty()).ask(claim, Answers.NONE);
    Answers told = prompts(Optional.of("carol"), Optional.empty()).ask(claim, Answers.NONE);

    assertThat(typed.byCheck().get("ftp-login"))
        .isEqualTo(Map.of("user", "bob", "password", "typed"));
    assertThat(told.byCheck().get("ftp-login"))
        .isEqualTo(Map.of("user", "carol", "password", "typed"));
    assertThat(asked)
        .containsExactly(
            "Your login at the FTPS server",
            "Password of bob at the FTPS server (hidden)",
            "Password of carol at the FTPS server (hidden)");
  }

  @Test
  void asks_for_the_directorys_only_who_said_who_he_is_there() {
    Claim claim = owing(Ways.of("requester", "ldap", "log in", Map.of()));

    assertThat(prompts(Optional.empty(), Optional.empty()).hasSomethingFor(claim)).isFalse();
    assertThat(prompts(Optional.empty(), Optional.empty()).ask(claim, Answers.NONE).checks())
        .isEmpty();
    Answers answers = prompts(Optional.empty(), Optional.of("Carol")).ask(claim, Answers.NONE);

    assertThat(answers.byCheck())
        .isEqualTo(Map.of("ldap", Map.of("user", "Carol", "password", "typed")));
    assertThat(asked).containsExactly("Password of Carol in the directory (hidden)");
  }

  @Test
  void asks_nobody_for_what_is_known_or_not_owed() {
    Answers known = Answers.NONE.with("ftp-login", "password", "known");

    PasswordPrompts prompts = prompts(Optional.empty(), Optional.of("Carol"));

    assertThat(prompts.ask(owing(Ways.ftpLogin()), known)).isSameAs(known);
    assertThat(prompts.ask(owing(Ways.dns01()), Answers.NONE).checks()).isEmpty();
    assertThat(prompts.hasSomethingFor(owing(Ways.dns01()))).isFalse();
    assertThat(PasswordPrompts.NONE.ask(owing(Ways.ftpLogin()), Answers.NONE).checks()).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void asks_once_however_often_it_answers() {
    Answering answering =
        new Answering(
            Answers.NONE,
            Optional.empty(),
            Optional.empty(),
            prompts(Optional.empty(), Optional.empty()));
    Claim claim = owing(Ways.ftpLogin());

    assertThat(answering.isReadyFor(claim)).isTrue();
    assertThat(answering.to(claim).checks()).containsExactly("ftp-login");
    assertThat(answering.to(claim).checks()).isEmpty();
    assertThat(asked).hasSize(1);
    assertThat(answering.to(claim)).hasToString("answers for []");
  }

  private PasswordPrompts prompts(Optional<String> ftpUser, Optional<String> ldapUser) {
    return new PasswordPrompts(Optional.of(somebody), ftpUser, ldapUser);
  }

  private static Claim owing(Step step) {
    Csr csr =
        CsrDraft.sign(
            Keys.generate(KeyType.EC_P256, new SecureRandom()), List.of(Name.login("alice")));
    RequestInfo pending =
        new RequestInfo(
            "r1",
            "pending",
            "p",
            List.of("login:alice"),
            "anyone",
            Instant.EPOCH,
            List.of(),
            List.of(step),
            List.of(),
            List.of(),
            List.of(),
            null,
            null,
            null,
            null,
            null);
    return new Claim(pending, csr, Optional.empty());
  }
}
