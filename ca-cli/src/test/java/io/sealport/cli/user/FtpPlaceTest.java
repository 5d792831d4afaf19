package io.sealport.cli.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FtpPlaceTest {

  @ParameterizedTest
  @CsvSource({
    "ftp.example.com, ftp://ftp.example.com:21",
    "ftp.example.com:2121, ftp://ftp.example.com:2121",
    "ftpes://ftp.example.com/, ftp://ftp.example.com:21",
    "ftps://ftp.example.com, ftps://ftp.example.com:990",
    "ftps://192.0.2.1:991, ftps://192.0.2.1:991",
    "[2001:db8::1]:2121, ftp://[2001:db8::1]:2121"
  })
  void is_read_with_the_port_of_its_kind(String text, String url) {
    assertThat(FtpPlace.parse(text).url()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ftp://x",
        "http://x",
        "x:0",
        "x:65536",
        "x y",
        "x/y",
        "a@x",
        "x\u202e",
        "x';"
      })
  void what_is_no_server_is_refused(String text) {
    assertThatThrownBy(() -> FtpPlace.parse(text))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("is no FTP server; wanted HOST[:PORT]");
  }
}
