package io.sealport.server.boot;

import static io.sealport.files.SafeFile.Mode.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.Pem;
import io.sealport.pki.TestIssuers;
import io.sealport.server.events.EventSettings;
import io.sealport.server.events.Retry;
import io.sealport.server.events.action.EventKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("once")
class EventsFileTest {

  private static final String SECRET_TEXT = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  private static final String HOOK =
      "channels: {hook: {webhook: {url: 'https://h.example', secret-file: good.secret}}}\n";

  @TempDir Path folder;

  @BeforeEach
  void lay() throws IOException {
    secret("good.secret", SECRET_TEXT);
    secret("short.secret", "whsec_AAEC");
    Files.writeString(folder.resolve("open.secret"), SECRET_TEXT);
    Files.setPosixFilePermissions(
        folder.resolve("open.secret"), PosixFilePermissions.fromString("rw-r--r--"));
    Path loose = Files.writeString(folder.resolve("loose"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(loose, PosixFilePermissions.fromString("rwxrwxr-x"));
    Files.writeString(folder.resolve("broken.mustache"), "{{#items}} never closed");
    Files.writeString(folder.resolve("partial.mustache"), "{{>/etc/passwd}}");
  }

  private void secret(String name, String text) {
    SafeFile.create(folder.resolve(name), text.getBytes(), SECRET);
  }

  private EventSettings read(String yaml) throws IOException {
    Files.writeString(folder.resolve("events.yaml"), yaml.replace("$HOME", folder.toString()));
    return EventsFile.read(new Home(folder));
  }

  @Test
  void need_not_be_there() {
    assertThat(EventsFile.read(new Home(folder))).isEqualTo(EventSettings.NONE);
  }

  /** The example is the handbook of the keys, so it is read as it is. */
  @Test
  void the_example_can_be_used_and_names_every_event() throws IOException {
    String example = Files.readString(Path.of("..", "..", "policies", "events.example.yaml"));
    String ca = Pem.certificate(TestIssuers.of("root").certificate());
    for (String name : List.of("mail-ca.pem", "hooks-ca.pem")) {
      Files.writeString(folder.resolve(name), ca);
    }
    secret("mail.password", "secret");
    secret("chat.secret", SECRET_TEXT);
    Files.writeString(folder.resolve("mail.mustache"), "{{summary}}\n");
    EventSettings read = read(example);

    assertThat(read.channels())
        .extracting(c -> c.action().kind())
        .containsExactly("mail", "webhook", "process");
    assertThat(read.triggers().stream().flatMap(t -> t.on().stream()).toList())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(EventKind.values()).filter(EventKind::isOfTriggers).toList());
    assertThat(read.schedules()).hasSize(2);
    assertThat(read.retry()).isEqualTo(Retry.STANDARD);
    assertThat(read.keep()).isEqualTo(EventSettings.NONE.keep());
  }

  @Test
  void what_is_left_out_is_standard() throws IOException {
    EventSettings read = read(HOOK + "retry: {give-up: 1d}\n");

    assertThat(read.retry())
        .isEqualTo(new Retry(Retry.STANDARD.first(), Retry.STANDARD.longest(), Duration.ofDays(1)));
    assertThat(read.triggers()).isEmpty();
  }

  @Test
  void tells_all_mistakes_at_once_with_their_lines() {
    assertThatThrownBy(
            () ->
                read(
                    HOOK
                        + "triggers:\n  a: {on: isued, channels: hook}\n"
                        + "schedules:\n  b: {cron: '61 * * * *', channels: hook}\n"
                        + "keep: never\n"))
        .isInstanceOfSatisfying(
            Fault.class,
            f -> {
              assertThat(f.kind()).isEqualTo(Kind.BAD_CONFIGURATION);
              assertThat(f.message()).contains("events.yaml:3: triggers.a.on is \"isued\"");
              assertThat(f.also().get(0)).contains("events.yaml:5: ", "not in range");
              assertThat(f.also().get(1)).contains("events.yaml:6: keep");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "chanels: {} | unknown key \"chanels\"",
        "channels: {Hook: {webhook: {}}} | \"Hook\" is no name",
        "channels: {a: {webhook: {}, mail: {}}} | a channel is one of mail, webhook and process",
        "channels: {a: {carrier: {}}} | unknown key \"channels.a.carrier\"",
        "channels: {a: {webhook: {url: 'http://h.example', secret-file: good.secret}}} | wanted https",
        "channels: {a: {webhook: {url: 'https://u:p@h.example', secret-file: good.secret}}} | wanted https",
        "channels: {a: {webhook: {url: 'https://h.example', secret-file: none}}} | no file",
        "channels: {a: {webhook: {url: 'https://h.example', secret-file: open.secret}}} | others than its owner",
        "channels: {a: {webhook: {url: 'https://h.example', secret-file: short.secret}}} | 24 to 64 bytes",
        "channels: {a: {mail: {server: m.example, from: a@b.example}}} | \"to\" is missing",
        "channels: {a: {mail: {server: m.example, from: a@b.example, to: nobody}}} | is no mail address",
        "channels: {a: {mail: {server: m.example, from: \"a@b.example\\r\\nBcc: x@y.example\", to: a@b.example}}} | is no mail address",
        "channels: {a: {mail: {server: m.example, security: none, from: a@b.example, to: a@b.example}}} | a loopback address",
        "channels: {a: {mail: {server: m.example, security: tls, from: a@b.example, to: a@b.example}}} | wanted starttls, implicit or none",
        "channels: {a: {mail: {server: 'm.example:0x', from: a@b.example, to: a@b.example}}} | is not HOST[:PORT]",
        "channels: {a: {mail: {server: m.example, password-file: good.secret, from: a@b.example, to: a@b.example}}} | without a user",
        "channels: {a: {mail: {server: m.example, user: u, password-file: open.secret, from: a@b.example, to: a@b.example}}} | others than its owner",
        "channels: {a: {mail: {server: m.example, subject: '{{#a}}', from: a@b.example, to: a@b.example}}} | this is no template",
        "channels: {a: {mail: {server: m.example, text-file: broken.mustache, from: a@b.example, to: a@b.example}}} | this is no template",
        "channels: {a: {mail: {server: m.example, text-file: partial.mustache, from: a@b.example, to: a@b.example}}} | this is no template",
        "channels: {a: {process: {}}} | \"command\" is missing",
        "channels: {a: {process: {command: 'echo hello'}}} | cannot be run",
        "channels: {a: {process: {command: /bin/echo hello}}} | cannot be run",
        "channels: {a: {process: {command: $HOME/loose}}} | others than its owner may write",
        "channels: {a: {process: {command: /bin/echo, environment: {SEALPORT_EVENT_ID: x}}}} | is no name for a variable",
        "channels: {a: {process: {command: /bin/echo, user: 'a b'}}} | is no user; wanted USER or USER:GROUP",
        "channels: {a: {process: {command: /bin/echo, folder: /none}}} | no folder",
        "channels: {a: {process: {command: /bin/echo, timeout: 2h}}} | wanted at most 1h",
        "triggers: {a: {on: issued, channels: hook}} | wanted the name of a channel of this file",
        "triggers: {a: {on: report}} | wanted one of issued",
        "triggers: {a: {channels: hook}} | \"on\" is missing",
        "triggers: {a: {on: issued}} | \"channels\" is missing",
        "triggers: {a: {on: expiring}} | \"thresholds\" is missing",
        "triggers: {a: {on: issued, thresholds: 3d}} | thresholds are of expiring",
        "triggers: {a: {on: alarm, severities: bad}} | wanted warning or critical",
        "triggers: {a: {on: issued, names: '*'}} | has no type",
        "schedules: {a: {cron: '0 0 30 2 *'}} | that day never comes",
        "schedules: {a: {cron: '@daily', zone: Mars}} | is no time zone",
        "retry: {first: 2d} | wanted at most 1d",
      })
  void says_what_is_wrong(String yaml, String words) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BAD_CONFIGURATION))
        .hasMessageContaining("events.yaml:1: ")
        .hasMessageContaining(words);
  }

  @Test
  void a_name_is_given_once() {
    assertThatThrownBy(() -> read(HOOK + "triggers: {hook: {on: issued, channels: hook}}\n"))
        .hasMessageContaining("\"hook\" is the name of something else above");
  }
}
