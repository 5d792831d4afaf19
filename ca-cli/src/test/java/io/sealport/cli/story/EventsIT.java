package io.sealport.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.sealport.cli.world.Result;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Issued: a mail arrives. Revoked: a signed webhook arrives. And trying both by hand. */
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class EventsIT {

  private static final byte[] KEY =
      "a key of thirty-two bytes length".getBytes(StandardCharsets.US_ASCII);

  private static final String YAML =
      """
      channels:
        ops:
          mail: {server: "127.0.0.1:%d", security: none, from: pki@example.com, to: ops@example.com}
        chat:
          webhook: {url: "http://127.0.0.1:%d/hook", secret-file: chat.secret}
        nobody:
          process: {command: [/bin/false]}
      triggers:
        new: {on: [issued, renewed], profiles: ftps-user, channels: ops}
        gone: {on: revoked, channels: chat}
      schedules:
        monday: {cron: "0 6 * * 1", zone: Europe/Berlin, expiring-within: 30d, channels: ops}
      """;

  /** A webhook that came. */
  private record Hook(String id, boolean signed, String body) {}

  @TempDir static Path folder;

  private static final BlockingQueue<Hook> HOOKS = new LinkedBlockingQueue<>();
  private static final GreenMail MAIL =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private static HttpServer web;
  private static RunningCa ca;

  @BeforeAll
  static void start() throws IOException {
    MAIL.start();
    web = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    web.createContext(
        "/hook",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String id = exchange.getRequestHeaders().getFirst("webhook-id");
          String time = exchange.getRequestHeaders().getFirst("webhook-timestamp");
          String signature = exchange.getRequestHeaders().getFirst("webhook-signature");
          boolean signed = signature.equals("v1," + hmac(id + "." + time + "." + body));
          HOOKS.add(new Hook(id, signed, body));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    web.start();
    SealportProcess sealport = SealportProcess.in(folder.resolve("ca"));
    CaHome home = CaHome.init(sealport, "ca", "Telling CA");
    Files.writeString(
        home.folder().resolve("events.yaml"),
        YAML.formatted(MAIL.getSmtp().getPort(), web.getAddress().getPort()));
    Path secret = home.folder().resolve("chat.secret");
    Files.writeString(secret, "whsec_" + Base64.getEncoder().encodeToString(KEY));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    ca = RunningCa.serve(home, sealport);
  }

  @AfterAll
  static void stop() {
    if (ca != null) {
      ca.close();
    }
    web.stop(0);
    MAIL.stop();
  }

  private static String hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode json(String... command) {
    return ca.sealport().json(ca.asOperator(command));
  }

  @Test
  void issued_by_mail_revoked_by_webhook_and_both_tried_by_hand() throws Exception {
    Path alice = ca.issue("ftps-user", "alice", "alice");
    assertThat(MAIL.waitForIncomingEmail(30_000, 1)).isTrue();
    MimeMessage mail = MAIL.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("[Telling CA] certificate issued: login:alice");

    ca.revoke(alice.resolve("alice.crt"));
    Hook hook = HOOKS.poll(30, TimeUnit.SECONDS);
    assertThat(hook).isNotNull();
    assertThat(hook.signed()).isTrue();
    assertThat(hook.body()).contains("\"type\":\"revoked\"", "login:alice");

    JsonNode told = json("events", "deliveries", "--state", "delivered");
    assertThat(told.findValuesAsText("id")).contains(hook.id()).hasSize(2);
    assertThat(mail.getMessageID()).contains(told.get(0).path("id").asText());

    assertThat(json("events", "test", "new").get(0).path("state").asText()).isEqualTo("delivered");
    assertThat(MAIL.getReceivedMessages()).hasSize(2);
    assertThat(MAIL.getReceivedMessages()[1].getSubject()).contains("TEST, nothing happened");
    json("events", "test", "monday");
    assertThat(MAIL.getReceivedMessages()[2].getSubject()).contains("expire soon");
    Result failed =
        Ending.with(
            Ending.FOUND_WRONG, ca.sealport().run(ca.asOperator("events", "test", "nobody")));
    assertThat(failed.stdout()).contains("failed", "exit 1");

    assertThat(json("events", "list").path("triggers")).hasSize(2);
    assertThat(ca.sealport().run(ca.asOperator("events", "schedule", "monday")).stdout())
        .contains("06:00 ", "Europe/Berlin");
    assertThat(ca.log()).doesNotContain(new String(KEY, StandardCharsets.US_ASCII));
  }
}
