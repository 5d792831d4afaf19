package io.sealport.server.identity.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.pki.Name;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class UploadPathTest {

  private static final UploadPath PATH = new UploadPath("/home/{login}/.sealport-proof");

  @ParameterizedTest
  @ValueSource(strings = {"alice", "Alice.B", "a_b-c", "bob@example.com", "a+b", "zoë", "x y", "7"})
  void a_login_that_is_plain_is_a_folder(String login) {
    assertThat(PATH.of(Name.login(login))).hasValue("/home/" + login + "/.sealport-proof");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".", "..", "a..b", "../bob", "a/../b", "/etc", "a/b", "a\\b", "*", "al?ce", "[a]", "{a,b}",
        "~bob", ".ssh", "alice.", "C:", "a:b", "\"a\"", "'a'", "$HOME", "a;b", "a|b", "a%2fb", "a&b"
      })
  void one_that_could_lead_elsewhere_is_none(String login) {
    assertThat(PATH.of(Name.login(login))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "home/{login}/proof",
        "/home/proof",
        "/home/{login}",
        "/home/{login}/",
        "/home/x{login}/proof",
        "/home/{login}x/proof",
        "/{login}/{login}/proof",
        "/home/{login}/*",
        "/home/{user}/{login}/proof",
        "/home/{login}/a\nb"
      })
  void a_template_that_is_no_place_in_a_users_folder_is_refused(String template) {
    assertThatThrownBy(() -> new UploadPath(template))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("wanted one such as /home/{login}/.sealport-proof");
  }

  @Test
  void the_user_sees_it_below_its_own_folder() {
    assertThat(new UploadPath("/srv/{login}/in/proof.txt").inHome()).isEqualTo("in/proof.txt");
  }
}
