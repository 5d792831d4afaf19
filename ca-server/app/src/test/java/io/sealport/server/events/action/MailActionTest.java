package io.sealport.server.events.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.sealport.files.SafeFile;
import io.sealport.server.events.action.MailSettings.Security;
import io.sealport.server.identity.person.TestTls;
import io.sealport.testing.FakeClock;
import jakarta.mail.internet.MimeMessage;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails to a real server on a loopback address. */
@Tag("once")
class MailActionTest {

  private static final Duration SHORT = Duration.ofSeconds(10);
  private static final String ID = "0123456789abcdef0123456789abcdef";

  @TempDir static Path folder;
  private static GreenMail server;
  private static Path trust;

  private final FakeClock clock = new FakeClock();

  @BeforeAll
  static void start() throws Exception {
    trust = TestTls.trustFile();
    Path keys = folder.resolve("server.p12");
    try (OutputStream out = Files.newOutputStream(keys)) {
      TestTls.keyStore("127.0.0.1", "changeit".toCharArray()).store(out, "changeit".toCharArray());
    }
    // The server looks for them there.
    System.setProperty("greenmail.tls.keystore.file", keys.toString());
    System.setProperty("greenmail.tls.keystore.password", "changeit");
    server =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
            });
    server.start();
    server.setUser("pki@example.com", "pki", "the right password");
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @BeforeEach
  void empty() throws Exception {
    server.purgeEmailFromAllMailboxes();
  }

  private static MailSettings to(int port, Security security, Optional<Path> trusted) {
    return new MailSettings(
        new MailSettings.Host("127.0.0.1", port, security, trusted),
        Optional.empty(),
        "PKI <pki@example.com>",
        List.of("ops@example.com", "\"Night shift\" <night@example.com>"),
        MailText.STANDARD,
        SHORT);
  }

  private static MailSettings plain() {
    return to(server.getSmtp().getPort(), Security.NONE, Optional.empty());
  }

  private static MailSettings with(MailText text) {
    MailSettings to = plain();
    return new MailSettings(to.host(), to.account(), to.from(), to.to(), text, to.timeout());
  }

  private static MailSettings with(MailSettings.Account account) {
    MailSettings to = plain();
    return new MailSettings(
        to.host(), Optional.of(account), to.from(), to.to(), to.text(), to.timeout());
  }

  private Event issued() {
    return new Event(
        EventKind.ISSUED,
        clock.instant(),
        42,
        "operator:admin",
        "5f",
        List.of("dns:ftp.example.com"),
        Map.of("profile", "ftps-server", "notAfter", "2026-05-01T00:00:00Z"),
        List.of(),
        false);
  }

  private String deliver(MailSettings settings, Event event) throws UndeliveredException {
    return new MailAction(settings, "Example CA", clock).deliver(event, ID);
  }

  private static MimeMessage[] received() {
    return server.getReceivedMessages();
  }

  @Test
  void a_mail_tells_what_happened_to_everybody_named() throws Exception {
    assertThat(deliver(plain(), issued())).startsWith("taken by 127.0.0.1:");

    assertThat(received()).hasSize(2);
    MimeMessage mail = received()[0];
    assertThat(mail.getSubject()).isEqualTo("[Example CA] certificate issued: dns:ftp.example.com");
    assertThat(mail.getFrom()[0]).hasToString("PKI <pki@example.com>");
    assertThat(mail.getAllRecipients()).hasSize(2);
    assertThat(mail.getMessageID()).isEqualTo("<" + ID + "@sealport>");
    assertThat(mail.getSentDate()).isEqualTo(FakeClock.START);
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat((String) mail.getContent())
        .contains("by: operator:admin", "profile: ftps-server", "subject: 5f");
  }

  @Test
  void a_repetition_has_the_same_id() throws Exception {
    deliver(plain(), issued());
    deliver(plain(), issued());

    assertThat(received()).hasSize(4);
    assertThat(received())
        .extracting(MimeMessage::getMessageID)
        .containsOnly("<" + ID + "@sealport>");
  }

  @Test
  void no_fact_gets_into_a_header() throws Exception {
    String evil = "x\r\nBcc: thief@example.net\r\n\r\nHello \u2028 there\u202e";
    Event event =
        new Event(
            EventKind.ALARM,
            clock.instant(),
            1,
            evil,
            evil,
            List.of(evil),
            Map.of("message", evil, "severity", evil),
            List.of(),
            false);
    deliver(plain(), event);

    assertThat(received()).hasSize(2);
    MimeMessage mail = received()[0];
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getSubject()).doesNotContain("\r", "\n", "\u2028", "\u202e").contains("Bcc:");
    assertThat(Collections.list(mail.getAllHeaders()))
        .extracting(h -> h.getName())
        .doesNotContain("Bcc", "Hello");
    assertThat(((String) mail.getContent()).lines()).noneMatch(l -> l.startsWith("Bcc"));
  }

  @Test
  void words_beyond_ascii_arrive() throws Exception {
    deliver(with(MailText.of("Ünïcode \u2713 {{summary}}", "Grüße, {{ca}}\n")), issued());

    assertThat(received()[0].getSubject()).startsWith("Ünïcode \u2713 certificate issued");
    assertThat((String) received()[0].getContent()).startsWith("Grüße, Example CA");
  }

  @Test
  void a_template_has_the_facts_and_no_fact_is_a_template() throws Exception {
    Event event =
        new Event(
            EventKind.REPORT,
            clock.instant(),
            0,
            "system",
            "weekly",
            List.of(),
            Map.of("schedule", "{{ca}}"),
            List.of(Map.of("names", "login:a"), Map.of("names", "login:b")),
            true);
    MailText text =
        MailText.of(
            "{{kind}} {{fact.schedule}} {{fact.none}}{{none}}",
            "{{#test}}test {{/test}}{{#items}}<{{names}}>{{/items}}");
    deliver(with(text), event);

    assertThat(received()[0].getSubject()).isEqualTo("report {{ca}}");
    assertThat((String) received()[0].getContent()).startsWith("test <login:a><login:b>");
  }

  @Test
  void tls_from_the_first_byte() throws Exception {
    int port = server.getSmtps().getPort();
    deliver(to(port, Security.IMPLICIT, Optional.of(trust)), issued());

    assertThat(received()).hasSize(2);
    assertThatThrownBy(() -> deliver(to(port, Security.IMPLICIT, Optional.empty()), issued()))
        .isInstanceOf(UndeliveredException.class)
        .hasMessageContaining("certification path");
    assertThat(received()).hasSize(2);
  }

  @Test
  void starttls_says_nothing_in_the_clear() throws Exception {
    try (StartTlsGate gate =
        new StartTlsGate(TestTls.server("127.0.0.1"), server.getSmtp().getPort())) {
      deliver(to(gate.port(), Security.STARTTLS, Optional.of(trust)), issued());

      assertThat(received()).hasSize(2);
      assertThat(gate.clear()).hasSize(2).last().isEqualTo("STARTTLS");
    }
  }

  @Test
  void a_certificate_of_another_name_is_refused() throws Exception {
    try (StartTlsGate gate =
        new StartTlsGate(TestTls.server("127.0.0.2"), server.getSmtp().getPort())) {
      assertThatThrownBy(
              () -> deliver(to(gate.port(), Security.STARTTLS, Optional.of(trust)), issued()))
          .isInstanceOf(UndeliveredException.class);
      assertThat(received()).isEmpty();
    }
  }

  @Test
  void a_server_without_starttls_gets_no_mail() {
    int port = server.getSmtp().getPort();

    assertThatThrownBy(() -> deliver(to(port, Security.STARTTLS, Optional.of(trust)), issued()))
        .isInstanceOf(UndeliveredException.class)
        .hasMessageContaining("STARTTLS");
    assertThat(received()).isEmpty();
  }

  @Test
  void logs_in_with_the_password_of_the_file_and_never_says_it() throws Exception {
    Path right = folder.resolve("right");
    Path wrong = folder.resolve("wrong");
    SafeFile.create(right, "the right password\n".getBytes(), SafeFile.Mode.SECRET);
    SafeFile.create(wrong, "hunter2\n".getBytes(), SafeFile.Mode.SECRET);

    deliver(with(new MailSettings.Account("pki", right)), issued());
    assertThat(received()).hasSize(2);
    assertThatThrownBy(() -> deliver(with(new MailSettings.Account("pki", wrong)), issued()))
        .isInstanceOf(UndeliveredException.class)
        .hasMessageContaining("535")
        .hasMessageNotContaining("hunter2");
    assertThat(received()).hasSize(2);
  }

  @Test
  void nobody_listens() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      closed = socket.getLocalPort();
    }
    assertThatThrownBy(() -> deliver(to(closed, Security.NONE, Optional.empty()), issued()))
        .isInstanceOfSatisfying(
            UndeliveredException.class, e -> assertThat(e.isForGood()).isFalse())
        .hasMessageContaining("127.0.0.1:" + closed);
  }

  @Test
  void who_drips_is_left_at_the_deadline() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Thread dripping = new Thread(() -> drip(socket));
      dripping.start();
      MailSettings to = to(socket.getLocalPort(), Security.NONE, Optional.empty());
      MailSettings hasty =
          new MailSettings(
              to.host(), to.account(), to.from(), to.to(), to.text(), Duration.ofMillis(700));
      long start = System.nanoTime();
      assertThatThrownBy(() -> deliver(hasty, issued())).isInstanceOf(UndeliveredException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      dripping.join(5_000);
      assertThat(dripping.isAlive()).isFalse();
    }
  }

  /** A greeting of many lines, at most ten seconds long. */
  private static void drip(ServerSocket socket) {
    try (Socket client = socket.accept()) {
      for (int i = 0; i < 100; i++) {
        client.getOutputStream().write("220-wait\r\n".getBytes(StandardCharsets.US_ASCII));
        Thread.sleep(100);
      }
    } catch (java.io.IOException | InterruptedException e) {
      // The client has gone, as it should.
    }
  }
}
