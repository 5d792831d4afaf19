package io.sealport.server.identity.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sealport.api.Json;
import io.sealport.api.Step;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.net.Deadline;
import io.sealport.net.NetFailure;
import io.sealport.pki.Name;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.Check;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import io.sealport.server.identity.web.BoundedWeb;
import io.sealport.server.identity.web.Web;
import jakarta.inject.Singleton;
import java.net.http.HttpRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Check {@code webhook}: the operator's own service, asked with a {@link WebhookQuestion}, says yes
 * with a {@link WebhookAnswer}. Both are signed as {@link WebhookSeal} has it, so that nobody in
 * the middle can say yes; whatever is not a signed yes proves nothing.
 *
 * <p>Of a name it proves every name of the request that the answer does not leave out; of the
 * requester only the names that the answer lists.
 */
@Singleton
final class WebhookCheck implements Check {

  static final String ID = "webhook";

  private static final int MAX_ANSWER = 64 * 1024;
  private static final int MAX_SECRET = 4096;
  private static final int MIN_SECRET = 32;
  private static final int NONCE_BYTES = 32;

  private record Opened(WebhookSettings.Service settings, Web web) {}

  private final Optional<Opened> service;
  private final SecureRandom random;

  WebhookCheck(WebhookSettings settings, SecureRandom random) {
    this.service = settings.service().map(s -> new Opened(s, BoundedWeb.trusting(s.trust())));
    this.random = random;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean isConfigured() {
    return service.isPresent();
  }

  @Override
  public boolean suits(Subject subject) {
    return true;
  }

  @Override
  public Step step(Order order, Subject subject) {
    return new Step(
        subject.toString(),
        ID,
        List.of(
            "the operator's own service decides; ask the operator what it looks at",
            "then run `sealport request resume " + order.id() + "`"),
        Map.of());
  }

  /** It needs nothing of the requester. */
  @Override
  public boolean isReady(Order order, Answers given) {
    return true;
  }

  /** The service was asked about this request, and said yes to no other. */
  @Override
  public boolean isReusable() {
    return false;
  }

  @Override
  public Finding look(Order order, Subject subject, Answers given, Looking looking) {
    if (service.isEmpty()) {
      return new Finding.NotProven("this CA asks no service: none is configured");
    }
    try {
      return judge(ask(service.get(), order, subject, looking), order, subject);
    } catch (NetFailure e) {
      return new Finding.NotProven(e.sentence());
    }
  }

  private WebhookAnswer ask(Opened opened, Order order, Subject subject, Looking looking)
      throws NetFailure {
    WebhookSettings.Service asked = opened.settings();
    WebhookSeal seal = new WebhookSeal(secret(asked));
    String nonce = nonce();
    byte[] body = json(WebhookQuestion.of(order, subject, nonce, looking.now()));
    HttpRequest request =
        HttpRequest.newBuilder(asked.url())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header(
                WebhookSeal.HEADER,
                seal.write(WebhookSeal.Direction.QUESTION, looking.now(), nonce, body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    looking.transcript().sent("POST " + asked.url() + " about " + subject);
    Web.Reply reply = opened.web().send(request, MAX_ANSWER, within(asked, looking.deadline()));
    looking.transcript().received(reply.summary());
    if (reply.status() != 200) {
      throw new NetFailure(
          NetFailure.Kind.PROTOCOL,
          "the service answered with status " + reply.status() + "; wanted 200");
    }
    seal.require(
        WebhookSeal.Direction.ANSWER,
        reply.header(WebhookSeal.HEADER).orElse(""),
        nonce,
        reply.body(),
        looking.now(),
        asked.skew());
    return WebhookAnswer.read(reply.body());
  }

  private static Finding judge(WebhookAnswer answer, Order order, Subject subject)
      throws NetFailure {
    if (!answer.isYes()) {
      return new Finding.NotProven("the operator's service says no" + answer.why());
    }
    Set<Name> all = Set.copyOf(order.names());
    Set<Name> names =
        subject.name().isEmpty() && answer.names() == null ? Set.of() : answer.names(all);
    if (subject.name().isPresent() && !names.contains(subject.name().get())) {
      return new Finding.NotProven("the operator's service does not say yes to " + subject);
    }
    return new Finding.Proven(names, "the operator's service" + answer.words());
  }

  private static Deadline within(WebhookSettings.Service asked, Deadline look) {
    Duration left = look.left();
    return left.compareTo(asked.timeout()) < 0 ? look : Deadline.in(asked.timeout());
  }

  /** Another one each time, so that no answer is good for two questions. */
  private String nonce() {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
  }

  private static String secret(WebhookSettings.Service asked) throws NetFailure {
    try {
      String secret = SafeFile.readSecret(asked.secretFile(), MAX_SECRET).strip();
      if (secret.length() < MIN_SECRET) {
        throw Fault.of(
            Kind.BAD_CONFIGURATION, "the secret is shorter than " + MIN_SECRET + " characters");
      }
      return secret;
    } catch (Fault e) {
      throw new NetFailure(
          NetFailure.Kind.PROTOCOL,
          "this CA cannot read the secret that it shares with the operator's service",
          e);
    }
  }

  private static byte[] json(WebhookQuestion question) {
    try {
      return Json.mapper().writeValueAsBytes(question);
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "cannot write a question", e);
    }
  }
}
