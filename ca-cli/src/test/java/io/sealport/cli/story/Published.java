package io.sealport.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.cli.world.OpenSsl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What relying parties fetch from a running server over plain http. */
record Published(CaHome home) {
  /** A revocation is in the CRL after a second; a busy machine may take longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final long POLL_MILLIS = 200;

  /** Fetches a path into a file. */
  Path file(String path, Path target) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(home.http() + path)).timeout(PATIENCE).build();
    try {
      HttpResponse<byte[]> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      return Files.write(target, answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Fetches the bundle of all CRLs into a file, as soon as they list all of these serials. */
  void crlsListing(Path target, String... serials) throws IOException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!listed(file("/crl/crls.pem", target)).containsAll(Arrays.asList(serials))) {
      assertThat(Instant.now()).as("%s in the CRLs", List.of(serials)).isBefore(deadline);
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Every serial of every CRL in the file, in lower-case hex. */
  private static List<String> listed(Path bundle) throws IOException {
    OpenSsl openssl = new OpenSsl(bundle.getParent());
    StringBuilder text = new StringBuilder();
    for (String crl : Files.readString(bundle).split("(?<=-----END X509 CRL-----)")) {
      if (!crl.isBlank()) {
        Path one = Files.createTempFile(bundle.getParent(), "crl", ".pem");
        Files.writeString(one, crl);
        text.append(openssl.run("crl", "-in", one.toString(), "-noout", "-text").stdout());
        Files.delete(one);
      }
    }
    return text.toString()
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("Serial Number: "))
        .map(line -> line.substring("Serial Number: ".length()).toLowerCase(Locale.ROOT))
        .toList();
  }
}
