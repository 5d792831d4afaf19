package io.sealport.server.boot;

import static io.sealport.files.SafeFile.Mode.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.Pem;
import io.sealport.pki.TestIssuers;
import io.sealport.server.identity.AttemptLimits;
import io.sealport.server.identity.LookTimes;
import io.sealport.server.identity.endpoint.EndpointFileSettings;
import io.sealport.server.identity.ftp.FtpLoginSettings;
import io.sealport.server.identity.ftp.FtpUploadSettings;
import io.sealport.server.identity.person.LdapSettings;
import io.sealport.server.identity.person.WebhookSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("once")
class IdentityFileTest {

  @TempDir Path folder;

  private IdentityFile read(String yaml) throws IOException {
    Files.writeString(folder.resolve("identity.yaml"), yaml);
    return IdentityFile.read(new Home(folder));
  }

  @Test
  void need_not_be_there() {
    IdentityFile none = IdentityFile.read(new Home(folder));

    assertThat(none.attempts()).isEqualTo(AttemptLimits.STANDARD);
    assertThat(none.looks()).isEqualTo(LookTimes.STANDARD);
  }

  @Test
  void what_a_section_leaves_out_is_standard() throws IOException {
    IdentityFile file =
        read("attempts: {per-password: 2, window: 2h}\nlooks: {each: 5s, all: 20s}\n");

    assertThat(file.attempts()).isEqualTo(new AttemptLimits(20, 60, 60, 2, Duration.ofHours(2)));
    assertThat(file.looks())
        .isEqualTo(new LookTimes(Duration.ofSeconds(5), Duration.ofSeconds(20)));
  }

  /** The example is the handbook of the keys, so every section's reader takes it as it is. */
  @Test
  void the_example_can_be_used() throws IOException {
    String example = Files.readString(Path.of("..", "..", "policies", "identity.example.yaml"));
    byte[] ca =
        Pem.certificate(TestIssuers.of("root").certificate()).getBytes(StandardCharsets.US_ASCII);
    for (String name :
        List.of("ca2-root", "ftp-root", "login-ca", "ldap-ca", "old-ca", "web-ca", "hr-ca")) {
      Files.write(folder.resolve(name + ".pem"), ca);
    }
    for (String name :
        List.of("ca2.token", "ftp-upload.password", "ldap.password", "webhook.secret")) {
      SafeFile.create(folder.resolve(name), "a secret of 32 letters or more...".getBytes(), SECRET);
    }
    IdentityFile file = read(example);
    IdentityWiring wiring = new IdentityWiring();

    assertThat(file.attempts()).isEqualTo(AttemptLimits.STANDARD);
    assertThat(file.looks()).isEqualTo(LookTimes.STANDARD);
    assertThat(wiring.vantage(file).points()).hasSize(1);
    assertThat(wiring.network(file).allow()).hasSize(1);
    assertThat(wiring.endpointFile(file)).isNotEqualTo(EndpointFileSettings.DEFAULTS);
    assertThat(wiring.ftpLogin(file)).isNotEqualTo(FtpLoginSettings.DEFAULTS);
    assertThat(wiring.ftpUpload(file)).isNotEqualTo(FtpUploadSettings.DEFAULTS);
    assertThat(wiring.oidc(file).issuers()).hasSize(1);
    assertThat(wiring.ldap(file)).isNotEqualTo(LdapSettings.NONE);
    assertThat(wiring.certificate(file).authorities()).hasSize(1);
    assertThat(wiring.webhook(file)).isNotEqualTo(WebhookSettings.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "atempts: {} | unknown key \"atempts\"",
        "attempts: {per-names: 3} | unknown key \"attempts.per-names\"",
        "attempts: {per-name: 0} | attempts.per-name is \"0\"; wanted a whole number from 1",
        "attempts: {window: 8d} | attempts.window is \"8d\"; wanted at most 7d",
        "looks: {each: 2m} | looks.each is \"2m\"; wanted at most 50s",
        "looks: 5s | looks is no mapping",
      })
  void says_what_is_wrong(String yaml, String words) {
    assertThatThrownBy(
            () -> {
              IdentityFile file = read(yaml);
              file.attempts();
              file.looks();
            })
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BAD_CONFIGURATION))
        .hasMessageContaining("identity.yaml:1: ")
        .hasMessageContaining(words);
  }
}
