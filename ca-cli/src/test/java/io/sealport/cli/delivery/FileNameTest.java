package io.sealport.cli.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

  @ParameterizedTest
  @CsvSource({
    "alice, alice",
    "alice@example.com, alice@example.com",
    "../../etc/passwd, _.._.._etc_passwd",
    ".., _..",
    "-rf, _-rf",
    "a b\\c:d, a_b_c_d",
    "jos\u00e9, jos_",
    "con, _con",
    "NUL.txt, _NUL.txt",
    "com1, _com1",
    "console, console",
  })
  void a_login_cannot_leave_its_folder(String login, String name) {
    assertThat(FileName.of(login)).isEqualTo(name);
  }
}
