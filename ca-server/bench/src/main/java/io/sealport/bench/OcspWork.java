package io.sealport.bench;

import io.sealport.bench.Figure.Wanted;
import io.sealport.pki.FreshKey;
import io.sealport.pki.KeyType;
import io.sealport.pki.Name;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * OCSP for some certificates, GET and POST, beside nginx with one of the answers as a file; and
 * with nonces, where each answer is signed, beside {@code openssl speed}.
 */
final class OcspWork implements Work {

  private static final int CONNECTIONS = 32;

  private final HttpClient client = HttpClient.newHttpClient();

  @Override
  public List<Figure> measure(Lab lab) throws IOException, InterruptedException {
    BenchHome home = lab.home();
    OcspAsking asking = new OcspAsking(BenchHome.certificate(home.authority("users")));
    try (BenchServer server = BenchServer.start(lab, home)) {
      List<BigInteger> serials = certificates(new Api(lab, home, server), lab.amount().asked());
      check(asking, server, serials);
      return List.of(
          cached(lab, asking, server, serials, "GET", OcspAsking::getLine),
          cached(lab, asking, server, serials, "POST", OcspAsking::postLine),
          withNonce(lab, asking, server, serials.get(0)));
    }
  }

  private static List<BigInteger> certificates(Api api, int count)
      throws IOException, InterruptedException {
    SecureRandom random = new SecureRandom();
    List<BigInteger> serials = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      FreshKey key = FreshKey.generate(KeyType.EC_P256, random);
      String body = Issuing.body(key.csr(List.of(Name.login("ocsp" + i))));
      String pem = api.post("/requests", body).at("/bundle/certificate").asText();
      serials.add(BenchHome.certificate(pem).getSerialNumber());
    }
    return serials;
  }

  private void check(OcspAsking asking, BenchServer server, List<BigInteger> serials)
      throws IOException, InterruptedException {
    for (BigInteger serial : serials) {
      byte[] question = asking.question(serial, Optional.empty());
      asking.requireGood(get(server, question).body(), serial, Optional.empty());
      asking.requireGood(post(server, question).body(), serial, Optional.empty());
      byte[] nonce =
          serial.toString(16).substring(0, OcspAsking.NONCE).getBytes(StandardCharsets.US_ASCII);
      byte[] fresh = asking.question(serial, Optional.of(nonce));
      asking.requireGood(post(server, fresh).body(), serial, Optional.of(nonce));
    }
  }

  private HttpResponse<byte[]> get(BenchServer server, byte[] question)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(server.http() + OcspAsking.path(question))).build());
  }

  private HttpResponse<byte[]> post(BenchServer server, byte[] question)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(server.http() + "/ocsp"))
            .header("Content-Type", "application/ocsp-request")
            .POST(HttpRequest.BodyPublishers.ofByteArray(question))
            .build());
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    WrongAnswerException.unless(
        answer.statusCode() == 200, request.uri() + " answers " + answer.statusCode());
    return answer;
  }

  private Figure cached(
      Lab lab,
      OcspAsking asking,
      BenchServer server,
      List<BigInteger> serials,
      String method,
      Function<byte[], String> line)
      throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    for (BigInteger serial : serials) {
      lines.add(line.apply(asking.question(serial, Optional.empty())));
    }
    Path requests = lab.fresh("requests");
    Files.write(requests, lines);
    Loads ours = new Loads(server);
    List<Double> theirs = new ArrayList<>();
    try (Nginx nginx =
        Nginx.serving(lab, get(server, asking.question(serials.get(0), Optional.empty())))) {
      replay(lab, server.http(), requests, lab.amount().warmUp());
      for (int round = 0; round < lab.amount().rounds(); round++) {
        ours.round(s -> replay(lab, server.http(), requests, s), lab.amount().seconds());
        theirs.add(replay(lab, nginx.http(), requests, lab.amount().seconds()).rate());
      }
    }
    return new Figure(
        "OCSP answers, cached, " + method,
        "/s",
        ours.rates(),
        new Samples(theirs),
        "nginx, the same bytes as a file",
        Wanted.ratioAtLeast(0.6),
        ours.note());
  }

  private static Wrk replay(Lab lab, String base, Path requests, int seconds)
      throws IOException, InterruptedException {
    return Wrk.run(
        lab,
        base,
        CONNECTIONS,
        seconds,
        List.of(),
        "replay.lua",
        requests.toString(),
        "0",
        "" + Wrk.THREADS);
  }

  private static Figure withNonce(Lab lab, OcspAsking asking, BenchServer server, BigInteger serial)
      throws IOException, InterruptedException {
    byte[] question = asking.question(serial, Optional.of(new byte[OcspAsking.NONCE]));
    String hex = HexFormat.of().formatHex(question, 0, question.length - OcspAsking.NONCE);
    Loads ours = new Loads(server);
    List<Double> theirs = new ArrayList<>();
    ask(lab, server, lab.amount().warmUp(), hex, 0);
    for (int round = 1; round <= lab.amount().rounds(); round++) {
      int run = round;
      ours.round(s -> ask(lab, server, s, hex, run), lab.amount().seconds());
      theirs.add(OpenSsl.speed(lab).signs());
    }
    return new Figure(
        "OCSP answers, with nonce",
        "/s",
        ours.rates(),
        new Samples(theirs),
        "openssl speed, P-256 signs, one core",
        Wanted.ratioAtLeast(0.4),
        ours.note());
  }

  private static Wrk ask(Lab lab, BenchServer server, int seconds, String hex, int run)
      throws IOException, InterruptedException {
    return Wrk.run(
        lab, server.http() + "/ocsp", CONNECTIONS, seconds, List.of(), "nonce.lua", hex, "" + run);
  }
}
