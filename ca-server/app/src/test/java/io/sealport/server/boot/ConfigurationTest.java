package io.sealport.server.boot;

import static io.sealport.pki.Name.Type.DNS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import io.sealport.server.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class ConfigurationTest {

  private static final String LEAST = "name: Harbour\nbase-url: http://ca.example.com\n";

  @TempDir Path folder;

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("sealport.yaml"), yaml);
  }

  @Test
  void has_the_keys_of_the_golden() {
    Golden.check(
        "configuration.txt",
        Arrays.stream(Key.values())
            .map(
                k ->
                    "%-22s %-10s %s"
                        .formatted(
                            k.wire(),
                            k.standard() == null
                                ? "required"
                                : k.standard().isEmpty() ? "(empty)" : k.standard(),
                            k.meaning()))
            .toList());
  }

  @Test
  void two_keys_are_enough() throws IOException {
    ServerConfig config = ServerConfig.read(file(LEAST));

    assertThat(config.httpPort()).isEqualTo(8480);
    assertThat(config.httpsPort()).isEqualTo(8443);
    assertThat(config.crlValidity()).isEqualTo(Duration.ofDays(7));
    assertThat(config.passphraseFile()).isEmpty();
  }

  @Test
  void the_https_certificate_has_the_base_urls_host_this_machine_and_the_extra_names()
      throws IOException {
    assertThat(
            ServerConfig.read(file(LEAST + "https-names: pki.example.org 10.0.0.1\n"))
                .allHttpsNames())
        .containsExactly(
            Name.dns("ca.example.com"),
            Name.dns("localhost"),
            Name.ip("127.0.0.1"),
            Name.ip("::1"),
            Name.dns("pki.example.org"),
            Name.ip("10.0.0.1"));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, localhost",
    "'::', localhost",
    "10.0.0.5, 10.0.0.5",
    "'fd00::5', '[fd00::5]'"
  })
  void a_program_on_this_machine_is_told_where_the_listeners_are(String bind, String host)
      throws IOException {
    ServerConfig config = ServerConfig.read(file(LEAST + "bind: \"" + bind + "\"\n"));

    assertThat(config.localHost()).isEqualTo(host);
    assertThat(config.allHttpsNames()).contains(Name.parse(host.replaceAll("[\\[\\]]", ""), DNS));
  }

  @Test
  void a_passphrase_file_is_looked_for_beside_the_configuration() throws IOException {
    assertThat(ServerConfig.read(file(LEAST + "passphrase-file: secret\n")).passphraseFile())
        .contains(folder.resolve("secret"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "htp-port: 80                | unknown key \"htp-port\"",
        "http-port: 70000            | http-port is \"70000\"; wanted a whole number from 0 to"
            + " 65535",
        "http-port: many             | http-port is \"many\"; wanted a whole number",
        "crl-validity: soon          | crl-validity: \"soon\"",
        "crl-every: 8d               | crl-every is \"8d\"; wanted less than crl-validity",
        "max-request-bytes: 1        | max-request-bytes is \"1\"; wanted a whole number from"
            + " 16384",
        "database: mysql://db/ca     | database: the database is \"mysql://db/ca\"; wanted"
            + " postgresql://[USER@]HOST[:PORT]/NAME",
        "database: postgresql://db   | wanted postgresql://[USER@]HOST[:PORT]/NAME",
        "https-names: a..b           | https-names: \"a..b\"",
        "log-format: xml             | log-format is \"xml\"; wanted text, json",
        "log-level: trace            | log-level is \"trace\"; wanted error, warn, info, debug",
        "metrics-port: -1            | metrics-port is \"-1\"; wanted a whole number from 0",
        "trace-share: 101            | trace-share is \"101\"; wanted a whole number from 0 to 100",
        "trace-url: ftp://x/v1       | trace-url: wanted http[s]://HOST[:PORT]/v1/traces",
      })
  void a_wrong_line_names_the_file_the_key_and_what_is_wanted(String line, String words)
      throws IOException {
    Path file = file(LEAST + line + "\n");

    assertThatThrownBy(() -> ServerConfig.read(file))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BAD_CONFIGURATION))
        .hasMessageStartingWith(file + ":3: ")
        .hasMessageContaining(words)
        .message()
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({
    "https://ca.example.com",
    "ca.example.com",
    "http://",
    "http://ca.example.com/?a=b",
    "http://user@ca.example.com",
    "'http://ca.example.com/a b'",
  })
  void refuses_a_base_url_that_relying_parties_cannot_use(String url) throws IOException {
    Path file = file("name: Harbour\nbase-url: \"" + url + "\"\n");

    assertThatThrownBy(() -> ServerConfig.read(file))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("base-url")
        .hasMessageContaining("wanted http://HOST[:PORT][/PATH]");
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://db/ca, postgresql://db:5432/ca, jdbc:postgresql://db:5432/ca?a=b",
    "postgresql://me@db:99/ca?sslmode=require, postgresql://db:99/ca,"
        + " jdbc:postgresql://db:99/ca?a=b&sslmode=require&user=me",
    "jdbc:postgresql://[::1]/ca?a=c, postgresql://[::1]:5432/ca,"
        + " jdbc:postgresql://[::1]:5432/ca?a=c",
  })
  void a_postgresql_is_one_address(String url, String named, String driver) throws IOException {
    PostgresAddress address =
        ServerConfig.read(file(LEAST + "database: " + url + "\n")).database().orElseThrow();

    assertThat(address).hasToString(named);
    assertThat(address.jdbc(Map.of("a", "b"))).isEqualTo(driver);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://me:secret@db/ca",
        "postgresql://db/ca?password=secret",
        "jdbc:postgresql://me:secret@db/ca x"
      })
  void a_password_in_the_address_of_the_database_is_refused_and_not_repeated(String url)
      throws IOException {
    Path file = file(LEAST + "database: \"" + url + "\"\n");

    assertThatThrownBy(() -> ServerConfig.read(file))
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith(file + ":3: database: ")
        .message()
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://me:secret@otel:4318/v1/traces", "http://otel/v1?key=secret"})
  void a_password_in_the_address_of_the_collector_is_refused_and_not_repeated(String url)
      throws IOException {
    Path file = file(LEAST + "trace-url: \"" + url + "\"\n");

    assertThatThrownBy(() -> ServerConfig.read(file))
        .isInstanceOf(Fault.class)
        .message()
        .doesNotContain("secret");
  }

  @Test
  void a_required_key_that_is_missing_is_named_with_its_meaning() throws IOException {
    Path file = file("name: Harbour\n");

    assertThatThrownBy(() -> ServerConfig.read(file))
        .hasMessageContaining("base-url is missing: http address that every certificate names");
  }

  @ParameterizedTest
  @CsvSource({"'a: [b'", "'- a'", "''", "'just text'"})
  void what_is_no_map_is_told_in_one_line(String yaml) throws IOException {
    Path file = file(yaml);

    assertThatThrownBy(() -> ServerConfig.read(file))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BAD_CONFIGURATION))
        .hasMessageStartingWith(file.toString())
        .message()
        .hasLineCount(1);
  }

  @Test
  void no_file_is_not_found() {
    assertThatThrownBy(() -> ServerConfig.read(folder.resolve("sealport.yaml")))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.NOT_FOUND));
  }
}
