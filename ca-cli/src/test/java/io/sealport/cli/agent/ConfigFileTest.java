package io.sealport.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.ftps.server.FtpServerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configuration: what it says, what is wrong with it, and how it is edited. */
class ConfigFileTest {

  private static final String FULL =
      """
      # ours
      state: /var/lib/sealport/agent.json
      server: https://ca.example.com:8443
      refresh: 12h
      certificates:
        # the big one
        - id: ftp
          folder: /etc/ftps
          key: same
          install:
            server: vsftpd
            config: /etc/vsftpd.conf
            to: /etc/sealport/ftp
            owner: root
            clients: required
            restart-command: [/usr/bin/systemctl, restart, vsftpd]
            probe: ["127.0.0.1:2121", "implicit:127.0.0.1:2990"]
            probe-login: probe
            probe-password-file: /root/probe.password
            probe-cert: /root/probe.pem
            probe-key: /root/probe.key
            wait: 5s
          on-success: [/usr/local/bin/told, "two words"]
          hook-limit: 5s
        # a user
        - id: alice
          folder: users/alice
          server: https://other.example.com
          trust: other-root.pem
          p12-passphrase-file: /root/alice.passphrase
          on-error: /usr/local/bin/told
      """;

  @TempDir private Path base;

  private ConfigFile file;

  @BeforeEach
  void write() throws IOException {
    file = new ConfigFile(base.resolve("agent.yaml"));
    Files.writeString(file.path(), FULL);
  }

  @Test
  void reads_every_key() {
    AgentConfig config = file.read();

    Watched ftp = config.require("ftp");
    assertThat(config.state()).isEqualTo(Path.of("/var/lib/sealport/agent.json"));
    assertThat(ftp.server()).hasToString("https://ca.example.com:8443");
    assertThat(ftp.trust()).isEqualTo(Path.of("/etc/ftps/root.pem"));
    assertThat(ftp.sameKey()).isTrue();
    assertThat(ftp.refresh()).isEqualTo(Duration.ofHours(12));
    assertThat(ftp.hooks().onSuccess()).containsExactly("/usr/local/bin/told", "two words");
    assertThat(ftp.hooks().limit()).isEqualTo(Duration.ofSeconds(5));
    assertThat(ftp.install().orElseThrow())
        .satisfies(
            order -> {
              assertThat(order.server()).isEqualTo(FtpServerKind.VSFTPD);
              assertThat(order.files().source()).isEqualTo(Path.of("/etc/ftps"));
              assertThat(order.files().target()).isEqualTo(Path.of("/etc/sealport/ftp"));
              assertThat(order.proof().probes()).hasSize(2);
              assertThat(order.proof().login().orElseThrow().certificate())
                  .contains(Path.of("/root/probe.pem"));
              assertThat(order.proof().login().orElseThrow().key())
                  .contains(Path.of("/root/probe.key"));
              assertThat(order.proof().restartCommand()).hasSize(3);
            });
    Watched alice = config.require("alice");
    assertThat(alice.folder()).isEqualTo(base.resolve("users/alice"));
    assertThat(alice.trust()).isEqualTo(base.resolve("other-root.pem"));
    assertThat(alice.hooks().onError()).containsExactly("/usr/local/bin/told");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "refresh: 12h | refresh: 9d | wanted at most 7d",
        "key: same | key: other | wanted new or same",
        "server: vsftpd | server: proftp | wanted one of vsftpd, proftpd",
        "id: alice | id: ftp | stands twice",
        "folder: users/alice | folder: /etc/ftps | stands twice",
        "id: ftp | id: ../ftp | wanted 1 to 100",
        "hook-limit: 5s | hook-limit: 2h | wanted at most 1h",
        "on-error: /usr/local/bin/told | on-error: told | wanted the whole path of a program",
        "on-error: /usr/local/bin/told | on-eror: /bin/true | unknown key",
        "server: https://other.example.com | server: http://other.example.com | the https address",
        "probe-key: /root/probe.key | | belong together",
        "wait: 5s | wait: soon | install.wait",
        "state: /var/lib/sealport/agent.json | | the key \"state\" is missing"
      })
  void tells_what_is_wrong_with_file_and_line(String old, String now, String told)
      throws Exception {
    Files.writeString(file.path(), FULL.replace(old, now == null ? "" : now));

    assertThatThrownBy(file::read)
        .isInstanceOf(Fault.class)
        .hasMessageMatching(".*agent.yaml:\\d+: .*")
        .hasMessageContaining(told);
  }

  @Test
  void adds_and_removes_and_leaves_all_other_lines_as_they_are() throws Exception {
    List<String> entry = List.of("id: bob", "folder: /bob", "server: https://ca.example.com");
    file.add("bob", Path.of("/bob"), entry, Path.of("x"));
    assertThat(file.read().certificates()).extracting(Watched::id).contains("ftp", "alice", "bob");
    assertThat(Files.readString(file.path())).startsWith(FULL);

    file.remove("bob");
    assertThat(Files.readString(file.path())).isEqualTo(FULL);
    file.remove("ftp");
    assertThat(file.read().certificates()).extracting(Watched::id).containsExactly("alice");
    assertThat(Files.readString(file.path())).contains("# ours", "# a user");
    file.remove("alice");
    assertThat(file.read().certificates()).isEmpty();
    file.add("bob", Path.of("/bob"), entry, Path.of("x"));
    assertThat(file.read().certificates()).hasSize(1);
  }

  @Test
  void makes_a_file_where_there_is_none_and_refuses_what_is_there() throws Exception {
    Files.delete(file.path());
    List<String> entry = List.of("id: bob", "folder: /bob", "server: https://ca.example.com");
    assertThatThrownBy(file::read).hasMessageContaining("no configuration");

    AgentConfig made = file.add("bob", Path.of("/bob"), entry, Path.of("agent-state.json"));

    assertThat(made.state()).isEqualTo(base.resolve("agent-state.json"));
    assertThatThrownBy(() -> file.add("bob", Path.of("/c"), entry, Path.of("x")))
        .hasMessageContaining("a \"bob\" already");
    assertThatThrownBy(() -> file.add("c", Path.of("/bob"), entry, Path.of("x")))
        .hasMessageContaining("/bob already");
    assertThatThrownBy(() -> file.remove("c")).hasMessageContaining("nothing called \"c\"");
  }

  @Test
  void what_is_written_in_one_line_is_left_to_its_writer() throws Exception {
    String flow =
        "state: /s\nserver: https://a.example\ncertificates: [{id: a, folder: /a}, {id: b, folder:"
            + " /b}]\n";
    Files.writeString(file.path(), flow);

    assertThatThrownBy(() -> file.remove("a")).hasMessageContaining("not written line by line");
    assertThat(Files.readString(file.path())).isEqualTo(flow);
  }
}
