package io.sealport.server.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import io.sealport.server.identity.person.LoopbackWeb;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Takes webhooks, and looks at each signature as the specification says. */
final class Receiver implements AutoCloseable {

  /** What came. */
  record Got(String id, long timestamp, boolean signed, JsonNode body) {}

  private final LoopbackWeb web;
  private final Deque<Integer> answers = new ArrayDeque<>();
  private final List<Got> got = new CopyOnWriteArrayList<>();
  private volatile Runnable meanwhile = () -> {};

  Receiver(LoopbackWeb web) {
    this.web = web;
    web.page("/hook", this::take);
    web.text("/elsewhere", "nobody shall come here");
  }

  String url() {
    return web.at("/hook").toString();
  }

  /** The next answers; 200 after them. */
  void answers(int... statuses) {
    for (int status : statuses) {
      answers.add(status);
    }
  }

  /** Happens after something came and before it is answered. */
  void meanwhile(Runnable happens) {
    meanwhile = happens;
  }

  List<Got> got() {
    return List.copyOf(got);
  }

  List<String> asked() {
    return web.asked();
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String id = exchange.getRequestHeaders().getFirst("webhook-id");
    String time = exchange.getRequestHeaders().getFirst("webhook-timestamp");
    String signature = exchange.getRequestHeaders().getFirst("webhook-signature");
    boolean signed = signature.equals("v1," + hmac(id + "." + time + "." + body));
    got.add(new Got(id, Long.parseLong(time), signed, new ObjectMapper().readTree(body)));
    meanwhile.run();
    int status = answers.isEmpty() ? 200 : answers.remove();
    if (status / 100 == 3) {
      exchange.getResponseHeaders().set("Location", web.at("/elsewhere").toString());
    }
    LoopbackWeb.send(exchange, status, new byte[0]);
  }

  private static String hmac(String text) {
    try {
      byte[] key = Base64.getDecoder().decode(Bench.SECRET.substring("whsec_".length()));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    web.close();
  }
}
