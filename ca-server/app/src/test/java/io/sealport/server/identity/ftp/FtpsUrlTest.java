package io.sealport.server.identity.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.ftps.FtpsMode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class FtpsUrlTest {

  @ParameterizedTest
  @CsvSource({
    "ftpes://ftp.example.com,EXPLICIT,dns:ftp.example.com,21,ftpes://ftp.example.com",
    "ftps://FTP.example.com/,IMPLICIT,dns:ftp.example.com,990,ftps://ftp.example.com",
    "ftpes://ftp.example.com:2121,EXPLICIT,dns:ftp.example.com,2121,ftpes://ftp.example.com:2121",
    "ftps://192.0.2.1,IMPLICIT,ip:192.0.2.1,990,ftps://192.0.2.1",
    "ftpes://[2001:db8::1]:2121,EXPLICIT,ip:2001:db8::1,2121,ftpes://[2001:db8::1]:2121",
    "ftps://[2001:db8::1],IMPLICIT,ip:2001:db8::1,990,ftps://[2001:db8::1]"
  })
  void reads(String text, FtpsMode mode, String host, int port, String again) {
    FtpsUrl url = FtpsUrl.parse(text);

    assertThat(url.mode()).isEqualTo(mode);
    assertThat(url.host().toString()).isEqualTo(host);
    assertThat(url.port()).isEqualTo(port);
    assertThat(url).hasToString(again);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ftp.example.com",
        "ftp://ftp.example.com",
        "ftps://",
        "ftps://ftp.example.com:0",
        "ftps://ftp.example.com:65536",
        "ftps://ftp.example.com:x",
        "ftps://user:secret@ftp.example.com",
        "ftps://ftp.example.com/folder",
        "ftps://*.example.com",
        "ftps://login:alice",
        "ftps://ftp example.com"
      })
  void refuses(String text) {
    assertThatThrownBy(() -> FtpsUrl.parse(text))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("wanted ftpes://HOST[:PORT] (AUTH TLS) or ftps://HOST[:PORT]");
  }
}
