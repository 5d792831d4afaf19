package io.sealport.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sealport.api.EnrolRequest;
import io.sealport.api.Json;
import io.sealport.bench.Figure.Wanted;
import io.sealport.pki.Csr;
import io.sealport.pki.FreshKey;
import io.sealport.pki.KeyType;
import io.sealport.pki.Name;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Certificates over REST, as shipped: https, CSR checked, judged, linted, signed, journaled, on the
 * disk. Beside it what one core could do if only the CSR's and the CA's signature were to be made.
 */
final class Issuing implements Work {

  /** A request for the certificate of a user. */
  static String body(Csr csr) {
    try {
      return Json.mapper()
          .writeValueAsString(new EnrolRequest("ftps-user", List.of(), csr.pem(), null));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Figure> measure(Lab lab) throws IOException, InterruptedException {
    BenchHome home = lab.home();
    Path requests = requests(lab);
    try (BenchServer server = BenchServer.start(lab, home)) {
      Api api = new Api(lab, home, server);
      checkOne(api, home);
      long before = Ledger.issued(home);
      Loads ours = new Loads(server);
      List<Double> theirs = new ArrayList<>();
      long counted = issue(lab, server, api, requests, lab.amount().warmUp(), 0).requests();
      for (int round = 0; round < lab.amount().rounds(); round++) {
        long used = counted;
        counted +=
            ours.round(s -> issue(lab, server, api, requests, s, used), lab.amount().seconds())
                .requests();
        theirs.add(OpenSsl.speed(lab).issues());
      }
      String note = ours.note();
      verify(lab, api, counted, Ledger.issued(home) - before);
      return List.of(
          new Figure(
              "certificates issued over REST",
              "/s",
              ours.rates(),
              new Samples(theirs),
              "openssl speed, P-256 verify and sign, one core",
              Wanted.ratioAtLeast(0.25),
              note));
    }
  }

  static Path requests(Lab lab) throws IOException {
    Lab.Amount amount = lab.amount();
    int count = (amount.warmUp() + amount.rounds() * amount.seconds()) * amount.csrs();
    lab.say("making " + count + " keys and CSRs");
    SecureRandom random = new SecureRandom();
    List<String> lines =
        IntStream.range(0, count)
            .parallel()
            .mapToObj(i -> line(FreshKey.generate(KeyType.EC_P256, random), "user" + i))
            .toList();
    Path file = lab.fresh("requests");
    Files.write(file, lines);
    return file;
  }

  private static String line(FreshKey key, String login) {
    return "POST /api/v1/requests application/json " + body(key.csr(List.of(Name.login(login))));
  }

  private static void checkOne(Api api, BenchHome home) throws IOException, InterruptedException {
    FreshKey key = FreshKey.generate(KeyType.EC_P256, new SecureRandom());
    String pem =
        api.post("/requests", body(key.csr(List.of(Name.login("first")))))
            .at("/bundle/certificate")
            .asText();
    CertificateCheck.requireSignedBy(
        BenchHome.certificate(pem), BenchHome.certificate(home.authority("users")));
  }

  static Wrk issue(Lab lab, BenchServer server, Api api, Path requests, int seconds, long used)
      throws IOException, InterruptedException {
    return Wrk.run(
        lab,
        server.https(),
        lab.amount().connections(),
        seconds,
        List.of(api.authorization()),
        "replay.lua",
        requests.toString(),
        "" + used,
        "" + Wrk.THREADS);
  }

  /** Whatever was answered is in the ledger, and the journal is whole. */
  private static void verify(Lab lab, Api api, long counted, long inLedger)
      throws IOException, InterruptedException {
    // At the end of each load wrk leaves, and what was under way is issued but not counted.
    long unheard = (long) lab.amount().connections() * (lab.amount().rounds() + 1);
    WrongAnswerException.unless(
        inLedger >= counted && inLedger <= counted + unheard,
        counted + " certificates were answered; the ledger holds " + inLedger + " more");
    WrongAnswerException.unless(
        api.get("/journal/verification").at("/intact").asBoolean(), "the journal is broken");
  }
}
