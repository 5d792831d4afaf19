package io.sealport.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.pki.Forge;
import io.sealport.pki.Pem;
import io.sealport.server.identity.endpoint.EndpointFileSettings;
import io.sealport.server.identity.ftp.FtpLoginSettings;
import io.sealport.server.identity.ftp.FtpUploadSettings;
import io.sealport.yaml.YamlMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sections of identity.yaml about FTPS servers. */
@Tag("once")
class FtpSectionsTest {

  private static final String UPLOAD =
      """
      server: ftps://ftp.example.com
      trust-file: root.pem
      account: reader
      password-file: password
      path: /home/{login}/.sealport-proof
      """;

  @TempDir Path home;

  @BeforeEach
  void files() throws IOException {
    Files.writeString(
        home.resolve("root.pem"), Pem.certificate(Forge.root("CN=Root").certificate()));
    Path password = Files.writeString(home.resolve("password"), "secret");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(home.resolve("open"), "secret");
  }

  @Test
  void reads_servers_for_logins() {
    FtpLoginSettings settings =
        login(
            """
            servers:
              - {server: "ftpes://a.example.com", trust-file: root.pem, logins: ["partner-*", bob]}
              - {server: "ftps://b.example.com:9990", trust-file: root.pem}
            """);

    assertThat(settings.servers()).hasSize(2);
    assertThat(settings.servers().get(0).server()).hasToString("ftpes://a.example.com");
    assertThat(settings.servers().get(0).server().anchors()).hasSize(1);
    assertThat(settings.servers().get(0).logins())
        .extracting(Object::toString)
        .containsExactly("login:partner-*", "login:bob");
    assertThat(settings.servers().get(1).logins()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "servers: []|names no server",
        "serverz: []|unknown key",
        "servers: [{server: 'http://x', trust-file: root.pem}]|is no FTPS server",
        "servers: [{server: 'ftps://x.example.com'}]|trust-file\" is missing",
        "servers: [{trust-file: root.pem}]|server\" is missing",
        "servers: [{server: 'ftps://x.example.com', trust-file: none.pem}]|no file",
        "servers: [{server: 'ftps://x.example.com', trust-file: password}]|not a certificate",
        "servers: [{server: 'ftps://x.example.com', trust-file: root.pem, password: x}]|unknown key"
      })
  void says_what_is_wrong_with_them(String yaml, String words) {
    assertThatThrownBy(() -> login(yaml))
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("identity.yaml:")
        .hasMessageContaining(words);
  }

  @Test
  void reads_where_users_upload() {
    FtpUploadSettings.Place place = upload(UPLOAD).place().orElseThrow();

    assertThat(place.server()).hasToString("ftps://ftp.example.com");
    assertThat(place.account()).isEqualTo("reader");
    assertThat(place.passwordFile()).isEqualTo(home.resolve("password"));
    assertThat(place.path().template()).isEqualTo("/home/{login}/.sealport-proof");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "password-file: password|password-file: open|others than its owner",
        "password-file: password|password-file: none|no file",
        "password-file: password|password: secret|unknown key",
        "/home/{login}/.sealport-proof|/home/proof|is no path of a user's file",
        "account: reader|accounts: reader|unknown key",
        "account: reader|account: \"a\\r\\nb\"|is not an FTP login"
      })
  void says_what_is_wrong_with_that(String good, String bad, String words) {
    assertThatThrownBy(() -> upload(UPLOAD.replace(good, bad)))
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("identity.yaml:")
        .hasMessageContaining(words);
  }

  @Test
  void switches_the_weakest_check_on_in_so_many_words() {
    assertThat(file("enabled: true").enabled()).isTrue();
    assertThat(file("enabled: false").enabled()).isFalse();
    assertThatThrownBy(() -> file("enabled: 1"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("wanted true or false");
  }

  private EndpointFileSettings file(String yaml) {
    return EndpointFileSection.read(YamlMap.parse("identity.yaml", yaml), home);
  }

  private FtpLoginSettings login(String yaml) {
    return FtpLoginSection.read(YamlMap.parse("identity.yaml", yaml), home);
  }

  private FtpUploadSettings upload(String yaml) {
    return FtpUploadSection.read(YamlMap.parse("identity.yaml", yaml), home);
  }
}
