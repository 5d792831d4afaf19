package io.sealport.server.front.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.server.authority.Hierarchy;
import io.sealport.server.boot.Answer;
import io.sealport.server.boot.Client;
import io.sealport.server.boot.RunningServer;
import io.sealport.server.boot.SharedServer;
import io.sealport.server.registration.Registration;
import io.sealport.server.registration.TestDoor;
import io.sealport.server.status.BadOcspRequests;
import io.sealport.server.status.OcspAsking;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
class OcspOverHttpTest {

  private static final String REQUEST = "application/ocsp-request";
  private static final String RESPONSE = "application/ocsp-response";
  private static final int MALFORMED = 1;

  private static RunningServer server;
  private static Client plain;
  private static X509CertificateHolder users;
  private static BigInteger issued;

  @BeforeAll
  static void make(RunningServer shared) {
    server = shared;
    plain = server.plain();
    users = server.get(Hierarchy.class).require("users").certificate();
    issued = issuedNow();
  }

  private static BigInteger issuedNow() {
    return new BigInteger(
        server
            .get(Registration.class)
            .enrol(TestDoor.asking("ftps-user", "login:ocsp"), TestDoor.ADMINISTRATOR)
            .request()
            .serial(),
        16);
  }

  private static byte[] question() {
    return OcspAsking.about(users, issued).der();
  }

  private static byte[] checked(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo(RESPONSE);
    assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(answer.bytes().length));
    return answer.bytes();
  }

  @Test
  void post_is_answered_over_http_and_https() {
    byte[] answer = checked(plain.post("/ocsp", question(), REQUEST));
    OcspAsking.requireLinted(answer, question(), users);
    assertThat(OcspAsking.certificateStatus(answer)).isNull();
    assertThat(
            OcspAsking.certificateStatus(
                checked(server.anyone().post("/ocsp", question(), REQUEST))))
        .isNull();
  }

  @Test
  void post_is_answered_whatever_media_type_the_client_names() {
    for (String type :
        new String[] {"application/octet-stream", "text/plain", "application/json"}) {
      assertThat(OcspAsking.certificateStatus(checked(plain.post("/ocsp", question(), type))))
          .as(type)
          .isNull();
    }
  }

  @Test
  void is_answered_whatever_the_client_accepts() {
    for (String accepted : new String[] {RESPONSE, "*/*", "application/json", "text/html"}) {
      Answer post = plain.post("/ocsp", question(), REQUEST, "Accept", accepted);
      assertThat(OcspAsking.certificateStatus(checked(post))).as(accepted).isNull();
      String base64 = Base64.getEncoder().encodeToString(question()).replace("/", "%2f");
      assertThat(checked(plain.get("/ocsp/" + base64, "Accept", accepted))).isNotEmpty();
    }
  }

  /** A question whose base64 holds both characters that a path treats in its own way. */
  private static byte[] awkward() {
    for (int i = 1; i < 10_000; i++) {
      byte[] question = OcspAsking.about(users, BigInteger.valueOf(0x7fffffffL * i).pow(3)).der();
      String base64 = Base64.getEncoder().encodeToString(question);
      if (base64.contains("/") && base64.contains("+") && base64.contains("//")) {
        return question;
      }
    }
    throw new AssertionError("no such question was found");
  }

  @Test
  void get_is_answered_with_the_base64_url_encoded() {
    String encoded =
        URLEncoder.encode(Base64.getEncoder().encodeToString(awkward()), StandardCharsets.US_ASCII);

    assertThat(encoded).contains("%2F", "%2B");
    assertThat(OcspAsking.certificateStatus(checked(plain.get("/ocsp/" + encoded))))
        .isInstanceOf(UnknownStatus.class);
  }

  @Test
  void get_is_answered_with_the_base64_bare() {
    String bare = Base64.getEncoder().encodeToString(awkward());

    assertThat(OcspAsking.certificateStatus(checked(plain.get("/ocsp/" + bare))))
        .isInstanceOf(UnknownStatus.class);
  }

  @Test
  void get_and_post_give_one_answer() {
    String base64 = Base64.getEncoder().encodeToString(question());

    assertThat(
            OcspAsking.certificateStatus(checked(plain.get("/ocsp/" + base64.replace("/", "%2f")))))
        .isNull();
  }

  /** The first is made by the route, the second comes from the cache below it. */
  @Test
  void an_answer_that_is_kept_has_the_headers_of_the_first() {
    byte[] request =
        OcspAsking.about(server.get(Hierarchy.class).require("users").certificate(), issuedNow())
            .der();
    Answer first = plain.post("/ocsp", request, REQUEST);
    Answer second = plain.post("/ocsp", request, REQUEST);

    assertThat(checked(second)).isEqualTo(checked(first));
    for (String header : new String[] {"Cache-Control", "Last-Modified", "Expires", "ETag"}) {
      assertThat(second.header(header)).as(header).isNotEmpty().isEqualTo(first.header(header));
    }
    assertThat(second.header("Date")).isNotEmpty();
  }

  @Test
  void what_is_no_request_gets_an_ocsp_error_and_no_problem() {
    for (byte[] body :
        new byte[][] {{}, {1, 2, 3}, new byte[50_000], Arrays.copyOf(question(), 20)}) {
      Answer answer = plain.post("/ocsp", body, REQUEST);
      assertThat(OcspAsking.responseStatus(checked(answer))).isEqualTo(MALFORMED);
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }
    for (String path : new String[] {"/ocsp/AAAA", "/ocsp/not-base64", "/ocsp/%00", "/ocsp/a/b"}) {
      assertThat(OcspAsking.responseStatus(checked(plain.get(path)))).isEqualTo(MALFORMED);
    }
  }

  @Test
  void every_kind_of_bad_request_is_answered_over_http() {
    BadOcspRequests.malformed(users)
        .forEach(
            (what, request) -> {
              Answer post = plain.post("/ocsp", request, REQUEST);
              if (request.length > 100_000) {
                // More than any question can have is not even read.
                assertThat(post.status()).as(what).isEqualTo(413);
              } else {
                assertThat(OcspAsking.responseStatus(checked(post))).as(what).isEqualTo(MALFORMED);
              }
            });
    BadOcspRequests.foreign(users)
        .forEach(
            (what, request) -> {
              String base64 = Base64.getEncoder().encodeToString(request);
              Answer get =
                  plain.get("/ocsp/" + URLEncoder.encode(base64, StandardCharsets.US_ASCII));
              // A path may be too long for http; never is it our fault.
              assertThat(get.status()).as(what).isIn(200, 400, 413, 414);
            });
  }

  @Test
  void a_body_above_the_servers_limit_is_refused_without_reading_it_all() {
    assertThat(plain.post("/ocsp", new byte[5_000_000], REQUEST).status()).isIn(200, 413);
  }

  @Test
  void post_without_a_body_gets_an_ocsp_error() {
    assertThat(OcspAsking.responseStatus(checked(plain.post("/ocsp")))).isEqualTo(MALFORMED);
  }

  @Test
  void an_answer_without_a_nonce_may_be_kept() {
    Answer answer = plain.post("/ocsp", question(), REQUEST);

    // RFC 5019 6.2.
    assertThat(answer.header("Cache-Control"))
        .contains("max-age=", "public", "no-transform", "must-revalidate");
    assertThat(answer.header("ETag")).matches("\"[0-9a-f]{64}\"");
    var single = OcspAsking.basic(answer.bytes()).getResponses()[0];
    assertThat(answer.header("Last-Modified"))
        .isEqualTo(Published.date(single.getThisUpdate().toInstant()));
    assertThat(answer.header("Expires"))
        .isEqualTo(Published.date(single.getNextUpdate().toInstant()));
    assertThat(maxAge(answer))
        .isLessThanOrEqualTo(
            Duration.between(server.clock().instant(), single.getNextUpdate().toInstant()));
  }

  private static Duration maxAge(Answer answer) {
    String age = answer.header("Cache-Control").replaceFirst(".*max-age=(\\d+).*", "$1");
    return Duration.ofSeconds(Long.parseLong(age));
  }

  @Test
  void an_answer_to_a_nonce_is_not_kept() {
    byte[] nonce = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    Answer answer =
        plain.post("/ocsp", OcspAsking.about(users, issued).nonce(nonce).der(), REQUEST);

    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("ETag")).isEmpty();
    assertThat(
            OcspAsking.basic(checked(answer))
                .getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)
                .getExtnValue()
                .getOctets())
        .endsWith(nonce);
  }

  /** ProFTPD's mod_tls asks like this, one request a connection. */
  @Test
  void http_1_0_gets_a_whole_answer_and_a_closed_connection() throws IOException {
    byte[] question = question();
    byte[] answer =
        raw(
            "POST /ocsp HTTP/1.0\r\nContent-Type: "
                + REQUEST
                + "\r\nContent-Length: "
                + question.length
                + "\r\n\r\n",
            question);

    assertThat(OcspAsking.certificateStatus(body(answer))).isNull();
  }

  @Test
  void http_1_0_get_works_too() throws IOException {
    String base64 = Base64.getEncoder().encodeToString(question());
    byte[] answer =
        raw(
            "GET /ocsp/"
                + URLEncoder.encode(base64, StandardCharsets.US_ASCII)
                + " HTTP/1.0\r\n\r\n",
            new byte[0]);

    assertThat(OcspAsking.certificateStatus(body(answer))).isNull();
  }

  @Test
  void http_1_1_connections_stay_open_for_the_next_question() throws IOException {
    byte[] question = question();
    String head =
        "POST /ocsp HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
            + REQUEST
            + "\r\nContent-Length: "
            + question.length
            + "\r\n";
    ByteArrayOutputStream two = new ByteArrayOutputStream();
    two.write((head + "\r\n").getBytes(StandardCharsets.US_ASCII));
    two.write(question);
    two.write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    two.write(question);

    String answers = new String(raw("", two.toByteArray()), StandardCharsets.ISO_8859_1);

    assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(3);
  }

  /** What comes back until the server closes. */
  private static byte[] raw(String head, byte[] body) throws IOException {
    try (Socket socket = new Socket(server.http().getHost(), server.http().getPort())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(body);
      out.flush();
      return socket.getInputStream().readAllBytes();
    }
  }

  /** The body of a response that is as long as it says. */
  private static byte[] body(byte[] response) {
    String text = new String(response, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    String head = text.substring(0, end).toLowerCase(java.util.Locale.ROOT);
    byte[] body = Arrays.copyOfRange(response, end + 4, response.length);
    assertThat(head)
        .startsWith("http/1.")
        .contains(" 200 ")
        .contains("content-type: " + RESPONSE)
        .contains("content-length: " + body.length)
        .doesNotContain("transfer-encoding");
    return body;
  }
}
