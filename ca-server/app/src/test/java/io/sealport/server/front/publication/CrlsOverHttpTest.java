package io.sealport.server.front.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.CertificateFacts;
import io.sealport.pki.CrlLints;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import io.sealport.server.boot.Answer;
import io.sealport.server.boot.Client;
import io.sealport.server.boot.RunningServer;
import io.sealport.server.registration.Outcome;
import io.sealport.server.registration.Registration;
import io.sealport.server.registration.TestDoor;
import io.sealport.server.status.Crls;
import io.sealport.server.status.Revocations;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrlsOverHttpTest {

  @TempDir static Path folder;
  private static RunningServer server;
  private static Client plain;

  @BeforeAll
  static void start() {
    server = RunningServer.start(folder);
    plain = server.plain();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String date(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atZone(ZoneOffset.UTC));
  }

  private static Instant lastModified(Answer answer) {
    return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(answer.header("Last-Modified")));
  }

  @ParameterizedTest
  @CsvSource({
    "/crl/root.crl, application/pkix-crl",
    "/crl/servers.crl, application/pkix-crl",
    "/crl/users.crl, application/pkix-crl",
    "/crl/users.pem, application/x-pem-file",
    "/crl/crls.pem, application/x-pem-file",
    "/ca/root.crt, application/pkix-cert",
    "/ca/users.crt, application/pkix-cert",
    "/ca/users.pem, application/pem-certificate-chain",
    "/ca/client-ca.pem, application/pem-certificate-chain"
  })
  void is_served_over_http_and_https_with_its_media_type(String path, String type) {
    Answer http = plain.get(path);

    assertThat(http.status()).isEqualTo(200);
    assertThat(http.header("Content-Type")).isEqualTo(type);
    assertThat(http.header("Content-Length")).isEqualTo(Integer.toString(http.bytes().length));
    assertThat(http.header("Cache-Control")).startsWith("public, max-age=");
    assertThat(server.anyone().get(path).bytes()).isEqualTo(http.bytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/crl/users.crl", "/crl/crls.pem", "/ca/users.crt", "/ca/client-ca.pem"})
  void is_served_whatever_the_client_accepts(String path) {
    Answer any = plain.get(path);
    for (String accepted :
        new String[] {"application/pkix-crl", "application/pkix-cert", "text/html", "image/*"}) {
      Answer answer = plain.get(path, "Accept", accepted);
      assertThat(answer.status()).as(accepted).isEqualTo(200);
      assertThat(answer.bytes()).isEqualTo(any.bytes());
      assertThat(answer.header("Content-Type")).isEqualTo(any.header("Content-Type"));
    }
  }

  @Test
  void der_is_der_and_pem_is_the_same() throws Exception {
    byte[] der = plain.get("/crl/users.crl").bytes();

    X509CertificateHolder issuer = new X509CertificateHolder(plain.get("/ca/users.crt").bytes());
    assertThat(CrlLints.check(der, issuer)).isEmpty();
    String pem = plain.get("/crl/users.pem").text();
    assertThat(pem).startsWith("-----BEGIN X509 CRL-----");
    assertThat(plain.get("/crl/crls.pem").text())
        .isEqualTo(plain.get("/crl/root.pem").text() + plain.get("/crl/servers.pem").text() + pem);
  }

  @Test
  void the_entity_tag_and_the_date_are_the_crls_own() {
    Answer answer = plain.get("/crl/users.crl");

    assertThat(answer.header("ETag"))
        .isEqualTo('"' + CertificateFacts.sha256(answer.bytes()) + '"');
    assertThat(lastModified(answer))
        .isEqualTo(server.get(Crls.class).current("users").orElseThrow().thisUpdate());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/crl/users.crl", "/crl/users.pem", "/crl/crls.pem"})
  void who_has_it_already_is_told_so(String path) {
    Answer whole = plain.get(path);
    String etag = whole.header("ETag");

    for (String tag : new String[] {etag, "W/" + etag, "\"other\", " + etag, "*"}) {
      Answer again = plain.get(path, "If-None-Match", tag);
      assertThat(again.status()).as(tag).isEqualTo(304);
      assertThat(again.bytes()).isEmpty();
      assertThat(again.header("ETag")).isEqualTo(etag);
      assertThat(again.header("Last-Modified")).isEqualTo(whole.header("Last-Modified"));
    }
    assertThat(plain.get(path, "If-None-Match", "\"other\"").status()).isEqualTo(200);
  }

  @Test
  void who_has_it_since_then_is_told_so() {
    Instant modified = lastModified(plain.get("/crl/users.crl"));

    assertThat(plain.get("/crl/users.crl", "If-Modified-Since", date(modified)).status())
        .isEqualTo(304);
    assertThat(
            plain
                .get("/crl/users.crl", "If-Modified-Since", date(modified.plusSeconds(60)))
                .status())
        .isEqualTo(304);
    assertThat(
            plain
                .get("/crl/users.crl", "If-Modified-Since", date(modified.minusSeconds(1)))
                .status())
        .isEqualTo(200);
    assertThat(plain.get("/crl/users.crl", "If-Modified-Since", "yesterday").status())
        .isEqualTo(200);
  }

  @Test
  void the_tag_outweighs_the_date() {
    Answer whole = plain.get("/crl/users.crl");

    assertThat(
            plain
                .get(
                    "/crl/users.crl",
                    "If-None-Match",
                    "\"other\"",
                    "If-Modified-Since",
                    whole.header("Last-Modified"))
                .status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/crl/users.crl", "/crl/crls.pem", "/ca/root.crt"})
  void head_says_what_get_would(String path) {
    Answer get = plain.get(path);
    Answer head = plain.head(path);

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.bytes()).isEmpty();
    for (String header : new String[] {"Content-Length", "Content-Type", "ETag", "Last-Modified"}) {
      assertThat(head.header(header)).as(header).isEqualTo(get.header(header));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/crl/users.crl", "/crl/users.pem", "/crl/crls.pem"})
  void a_part_of_it_can_be_had(String path) {
    Answer whole = plain.get(path);
    int length = whole.bytes().length;
    assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");

    Answer begin = plain.get(path, "Range", "bytes=0-99");
    Answer rest = plain.get(path, "Range", "bytes=100-", "If-Range", whole.header("ETag"));

    assertThat(begin.status()).isEqualTo(206);
    assertThat(begin.header("Content-Range")).isEqualTo("bytes 0-99/" + length);
    assertThat(begin.header("Content-Length")).isEqualTo("100");
    assertThat(rest.status()).isEqualTo(206);
    assertThat(rest.header("ETag")).isEqualTo(whole.header("ETag"));
    assertThat(rest.header("Content-Type")).isEqualTo(whole.header("Content-Type"));
    byte[] both = Arrays.copyOf(begin.bytes(), length);
    System.arraycopy(rest.bytes(), 0, both, 100, rest.bytes().length);
    assertThat(both).isEqualTo(whole.bytes());
  }

  @Test
  void a_part_beyond_its_end_is_refused_with_its_length() {
    int length = plain.get("/crl/users.crl").bytes().length;

    Answer answer = plain.get("/crl/users.crl", "Range", "bytes=" + length + "-");

    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.header("Content-Range")).isEqualTo("bytes */" + length);
    assertThat(answer.bytes()).isEmpty();
  }

  @Test
  void a_part_of_what_has_changed_since_is_the_whole() {
    Answer whole = plain.get("/crl/users.crl");

    // Two CRLs may be of the same second, so a date does not tell which is meant.
    for (String other :
        new String[] {"\"other\"", "W/" + whole.header("ETag"), whole.header("Last-Modified")}) {
      Answer answer = plain.get("/crl/users.crl", "Range", "bytes=0-9", "If-Range", other);
      assertThat(answer.status()).as(other).isEqualTo(200);
      assertThat(answer.bytes()).isEqualTo(whole.bytes());
    }
  }

  @Test
  void who_has_it_already_is_told_so_also_where_a_part_is_asked_for() {
    String etag = plain.get("/crl/users.crl").header("ETag");

    assertThat(plain.get("/crl/users.crl", "If-None-Match", etag, "Range", "bytes=0-9").status())
        .isEqualTo(304);
  }

  @Test
  void what_is_not_there_is_a_problem() {
    plain.get("/crl/nobody.crl").problem(404, "not-found");
    plain.get("/crl/users.txt").problem(404, "not-found");
    plain.get("/crl/..%2f..%2fsealport.yaml").problem(404, "not-found");
    plain.get("/ca/nobody.crt").problem(404, "not-found");
    plain.send("POST", "/crl/users.crl", BodyPublishers.noBody()).problem(405, "bad-input");
  }

  @Test
  void a_file_that_is_gone_is_a_trouble_of_the_server_and_no_path_is_told() throws Exception {
    Path file = server.get(Crls.class).current("root").orElseThrow().pem();
    byte[] content = Files.readAllBytes(file);
    Files.delete(file);

    Answer answer = plain.get("/crl/root.pem");
    Files.write(file, content);

    answer.problem(503, "unavailable");
    assertThat(answer.text()).doesNotContain(server.home().toString());
  }

  @Test
  void a_revocation_shows_soon_and_changes_tag_and_date() throws Exception {
    Outcome issued =
        server
            .get(Registration.class)
            .enrol(TestDoor.asking("ftps-server", "dns:soon.example.com"), TestDoor.ADMINISTRATOR);
    SerialNumber serial = SerialNumber.parse(issued.request().serial());
    Answer before = plain.get("/crl/servers.crl");
    String bundleBefore = plain.get("/crl/crls.pem").header("ETag");
    server.clock().advance(Duration.ofSeconds(5));
    server
        .get(Revocations.class)
        .revoke(serial, RevocationReason.parse("superseded"), false, "operator:test");

    Answer after = before;
    // The job runs each second; the machine may be slow.
    for (int i = 0; i < 200 && after.header("ETag").equals(before.header("ETag")); i++) {
      Thread.sleep(50);
      after = plain.get("/crl/servers.crl", "If-None-Match", before.header("ETag"));
      after = after.status() == 304 ? before : after;
    }

    assertThat(new X509CRLHolder(after.bytes()).getRevokedCertificate(serial.value())).isNotNull();
    assertThat(lastModified(after)).isAfter(lastModified(before));
    for (int i = 0;
        i < 100 && plain.get("/crl/crls.pem").header("ETag").equals(bundleBefore);
        i++) {
      Thread.sleep(50);
    }
    assertThat(plain.get("/crl/crls.pem").text()).contains(plain.get("/crl/servers.pem").text());
    assertThat(plain.get("/crl/crls.pem").header("ETag")).isNotEqualTo(bundleBefore);
  }
}
