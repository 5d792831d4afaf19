package io.sealport.server.identity.ftp;

import static io.sealport.server.identity.ftp.FtpBench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.Forge;
import io.sealport.pki.KeyAuthorization;
import io.sealport.pki.Name;
import io.sealport.pki.TestKeys;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.HostOrders;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class FtpUploadCheckTest {

  private static final Order ORDER = HostOrders.of(TestKeys.ec(), "dns:ftp.example.com").order();
  private static final Subject ALICE = Subject.of(Name.login("alice"));
  private static final String FILE = "/home/alice/.sealport-proof";
  private static final String WANTED =
      KeyAuthorization.of(ORDER.nonce(), ORDER.csr().publicKey()).text();
  private static final String SECRET = "the CA's own";

  @TempDir Path folder;

  private final FtpBench bench = new FtpBench();
  private final Looking looking = HostOrders.looking();
  private Path password = Path.of("");

  @BeforeEach
  void a_password() throws IOException {
    password = Files.writeString(folder.resolve("password"), SECRET + "\n");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void proven_by_the_file_in_the_home_of_the_login() {
    bench.running().file(FILE, WANTED + "\n");

    Finding finding = look(ALICE);

    assertThat(finding).isInstanceOf(Finding.Proven.class);
    assertThat(((Finding.Proven) finding).names()).containsExactly(Name.login("alice"));
    assertThat(bench.running().heard())
        .contains("USER reader", "PASS " + SECRET, "RETR " + FILE, "QUIT");
    assertThat(looking.transcript().lines()).noneMatch(line -> line.contains(SECRET));
  }

  @Test
  void another_content_proves_nothing_and_is_not_repeated() {
    bench.running().file(FILE, "alice's diary");

    assertThat(refusal(look(ALICE))).contains("something else").doesNotContain("diary");
  }

  @Test
  void a_file_in_another_home_proves_nothing() {
    bench.running().file("/home/mallory/.sealport-proof", WANTED);

    assertThat(refusal(look(ALICE))).contains("550");
  }

  @Test
  void a_login_that_is_a_way_elsewhere_is_refused_before_anything_is_dialled() {
    assertThat(refusal(look(Subject.of(Name.login("../mallory"))))).contains("without danger");
    assertThat(bench.dialer.dialled()).isEmpty();
  }

  @Test
  void a_server_that_is_not_the_operators_hears_no_password() {
    var impostor = bench.replaceBy(Forge.server("ftp.example.com").selfSigned());
    impostor.file(FILE, WANTED);

    refusal(look(ALICE));

    assertThat(impostor.heard()).containsExactly("AUTH TLS");
  }

  @Test
  void trouble_with_the_own_account_is_said_without_its_password() throws IOException {
    bench.running().answer("PASS", "530 not " + SECRET);
    assertThat(refusal(look(ALICE))).contains("this CA's own account").doesNotContain(SECRET);

    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(refusal(look(ALICE)))
        .isEqualTo("this CA cannot use its own account at ftpes://ftp.example.com");
  }

  @Test
  void suits_logins_where_it_is_configured() {
    FtpUploadCheck none = new FtpUploadCheck(FtpUploadSettings.DEFAULTS, bench.servers);

    assertThat(check().suits(ALICE)).isTrue();
    assertThat(check().suits(Subject.REQUESTER)).isFalse();
    assertThat(check().suits(Subject.of(Name.dns("alice")))).isFalse();
    assertThat(none.suits(ALICE)).isFalse();
    assertThat(refusal(none.look(ORDER, ALICE, Answers.NONE, looking))).contains("not configured");
  }

  @Test
  void the_step_has_what_to_upload_and_where() {
    assertThat(check().step(ORDER, ALICE).data())
        .containsEntry("file", ".sealport-proof")
        .containsEntry("content", WANTED)
        .containsEntry("server", "ftpes://ftp.example.com");
  }

  private Finding look(Subject subject) {
    return check().look(ORDER, subject, Answers.NONE, looking);
  }

  private FtpUploadCheck check() {
    return new FtpUploadCheck(
        FtpUploadSettings.of(
            new FtpUploadSettings.Place(
                bench.server, "reader", password, new UploadPath("/home/{login}/.sealport-proof"))),
        bench.servers);
  }
}
