package io.sealport.server.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.sealport.api.Json;
import io.sealport.api.LookAnswer;
import io.sealport.api.LookRequest;
import io.sealport.fault.Fault;
import io.sealport.files.SafeFile;
import io.sealport.net.NetFailure;
import io.sealport.pki.Name;
import io.sealport.pki.Pem;
import io.sealport.server.identity.web.BoundedWeb;
import io.sealport.server.identity.web.Web;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/**
 * Several vantage points: what this node has seen of the network is proven only if enough other
 * nodes see it too. Each asks its own resolver and dials by its own guard.
 */
@Singleton
public class Vantage {

  private static final ObjectMapper JSON = Json.mapper();

  /** A transcript has at most 200 lines of 400 letters. */
  private static final int MAX_ANSWER = 256 * 1024;

  private static final long MAX_TOKEN = 4096;

  private final VantageSettings settings;
  private final Function<Optional<Path>, Web> webs;
  private final ExecutorService threads;

  @Inject
  Vantage(VantageSettings settings, @Named(TaskExecutors.BLOCKING) ExecutorService threads) {
    this(settings, BoundedWeb::trusting, threads);
  }

  Vantage(VantageSettings settings, Function<Optional<Path>, Web> webs, ExecutorService threads) {
    this.settings = settings;
    this.webs = webs;
    this.threads = threads;
  }

  /** What one node said, or why it said nothing. */
  private record Voice(URI from, boolean proven, String statement, List<String> transcript) {}

  /** Looks from here and, if it is proven here, from everywhere else at the same time. */
  public Finding look(Order order, Check check, Subject subject, Answers given, Looking looking) {
    Finding here = check.look(order, subject, given, looking);
    if (!(here instanceof Finding.Proven proven)
        || !check.seesTheNetwork()
        || settings.points().isEmpty()) {
      return here;
    }
    LookRequest asked = asked(order, check, subject, given);
    List<CompletableFuture<Voice>> asking =
        settings.points().stream()
            .map(p -> CompletableFuture.supplyAsync(() -> ask(p, asked, looking), threads))
            .toList();
    List<Voice> voices = asking.stream().map(CompletableFuture::join).toList();
    voices.forEach(v -> write(v, looking));
    return together(proven, voices);
  }

  private Finding together(Finding.Proven here, List<Voice> voices) {
    long agreeing = voices.stream().filter(Voice::proven).count();
    String count = agreeing + " of " + voices.size() + " other vantage points";
    if (agreeing >= settings.quorum()) {
      return new Finding.Proven(here.names(), here.statement() + "; seen from " + count + " too");
    }
    List<String> why = new ArrayList<>();
    voices.stream()
        .filter(v -> !v.proven())
        .forEach(v -> why.add(v.from().getHost() + ": " + v.statement()));
    return new Finding.NotProven(
        "seen from here, but only from "
            + count
            + ", wanted "
            + settings.quorum()
            + "; "
            + String.join("; ", why));
  }

  private static void write(Voice voice, Looking looking) {
    looking.transcript().note("from " + voice.from() + ": " + voice.statement());
    voice.transcript().forEach(line -> looking.transcript().note("   " + line));
  }

  private Voice ask(VantageSettings.Point point, LookRequest asked, Looking looking) {
    try {
      String token = SafeFile.readText(point.token(), MAX_TOKEN).strip();
      HttpRequest request =
          HttpRequest.newBuilder(point.url().resolve("/api/v1/looks"))
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer " + token)
              .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(asked)))
              .build();
      Web.Reply reply = webs.apply(point.trust()).send(request, MAX_ANSWER, looking.deadline());
      if (reply.status() != 200) {
        return new Voice(point.url(), false, "the node answered " + reply.status(), List.of());
      }
      LookAnswer answer = JSON.readValue(reply.body(), LookAnswer.class);
      return new Voice(point.url(), answer.proven(), answer.statement(), answer.transcript());
    } catch (NetFailure e) {
      return new Voice(point.url(), false, e.sentence(), List.of());
    } catch (Fault e) {
      return new Voice(point.url(), false, e.message(), List.of());
    } catch (IOException | RuntimeException e) {
      return new Voice(point.url(), false, "the node's answer cannot be read", List.of());
    }
  }

  private static LookRequest asked(Order order, Check check, Subject subject, Answers given) {
    return new LookRequest(
        check.id(),
        subject.toString(),
        order.id(),
        order.account(),
        order.nonce(),
        order.csr().pem(),
        order.names().stream().map(Name::toString).toList(),
        order.profile().yaml(),
        order.created(),
        order.current().map(Pem::certificate).orElse(null),
        given.of(check.id()));
  }
}
