package io.sealport.bench;

import io.sealport.bench.Figure.Wanted;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/** How long until the server answers OCSP and the command line is done. */
final class StartWork implements Work {

  private static final long PATIENCE_NS = 60_000_000_000L;

  private final HttpClient client = HttpClient.newHttpClient();

  @Override
  public List<Figure> measure(Lab lab) throws IOException, InterruptedException {
    BenchHome home = lab.home();
    HelloWorld hello = HelloWorld.compile(lab);
    List<String> version = List.of(lab.cli().toString(), "--version");
    List<String> show = List.of(lab.cli().toString(), "show", home.operator().toString());
    // Once unmeasured: from here on all files are in memory.
    hello.run(lab);
    lab.duration(version);
    return List.of(
        server(lab, home, hello),
        command(lab, "sealport --version", version, hello),
        command(lab, "sealport show FILE", show, hello));
  }

  private Figure server(Lab lab, BenchHome home, HelloWorld hello)
      throws IOException, InterruptedException {
    X509CertificateHolder operator = BenchHome.certificate(home.operator());
    OcspAsking asking = new OcspAsking(BenchHome.certificate(home.authority("users")));
    byte[] question = asking.question(operator.getSerialNumber(), Optional.empty());
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    long resident = 0;
    for (int start = 0; start < lab.amount().starts(); start++) {
      int port = Lab.freePort();
      List<String> command = lab.server();
      command.addAll(home.serve("--http-port", "" + port, "--https-port", "0"));
      Path log = lab.fresh("server.log");
      long begin = System.nanoTime();
      try (Child server = lab.start(log, command)) {
        byte[] answer = firstAnswer(server, log, port, question);
        ours.add((System.nanoTime() - begin) / 1e6);
        asking.requireGood(answer, operator.getSerialNumber(), Optional.empty());
        resident = server.residentMiB();
      }
      theirs.add(hello.run(lab));
    }
    return new Figure(
        "server, start to first OCSP answer",
        "ms",
        new Samples(ours),
        new Samples(theirs),
        "bare Java hello world",
        Wanted.atMost(2_500),
        "server holds " + resident + " MiB then");
  }

  private byte[] firstAnswer(Child server, Path log, int port, byte[] question)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + OcspAsking.path(question)))
            .build();
    long begin = System.nanoTime();
    while (server.isAlive() && System.nanoTime() - begin < PATIENCE_NS) {
      try {
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() == 200) {
          return answer.body();
        }
      } catch (java.net.ConnectException e) {
        Thread.sleep(5);
      }
    }
    throw new WrongAnswerException("no answer: " + Files.readString(log).strip());
  }

  private static Figure command(Lab lab, String name, List<String> command, HelloWorld hello)
      throws IOException, InterruptedException {
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int start = 0; start < 2 * lab.amount().starts(); start++) {
      ours.add(lab.duration(command));
      theirs.add(hello.run(lab));
    }
    return new Figure(
        name,
        "ms",
        new Samples(ours),
        new Samples(theirs),
        "bare Java hello world",
        Wanted.ratioAtMost(2),
        "");
  }
}
