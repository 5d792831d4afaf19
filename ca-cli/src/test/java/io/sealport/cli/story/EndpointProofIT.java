package io.sealport.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.cli.probe.ServerFiles;
import io.sealport.cli.world.FtpsOptions;
import io.sealport.cli.world.FtpsServer;
import io.sealport.cli.world.LoopbackPorts;
import io.sealport.cli.world.OutsidePrograms;
import io.sealport.cli.world.Vsftpd;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nobody's word and no token: a stranger's FTPS server proves its name, and gets a certificate. */
@Timeout(240)
class EndpointProofIT {

  private static final String PROOF =
      """
      proof:
        each-name: [%s]
        endpoint: {explicit-ports: [%d], implicit-ports: [%d]}
      """;

  @TempDir Path folder;

  @Test
  void a_strangers_server_proves_its_name_by_what_it_serves() throws Exception {
    OutsidePrograms.require("vsftpd");
    SealportProcess here = SealportProcess.in(folder.resolve("machine"));
    SealportProcess stranger = here.with("SEALPORT_PASSPHRASE", "");
    Path served = Files.createDirectories(here.path("ftp/challenge"));
    ServerFiles.in(served);
    CaHome home = CaHome.init(SealportProcess.in(folder.resolve("ca-machine")), "ca", "Proof CA");
    // It wants a certificate of every client, and has a port of the house.
    try (FtpsServer server = Vsftpd.start(FtpsOptions.explicit(served))) {
      allow(home, "endpoint-challenge", server.port());
      try (RunningCa ca = RunningCa.serve(home, SealportProcess.in(folder.resolve("ca-machine")))) {
        List<String> request = ca.fromAfar("request", "--profile", "ftps-server", "--json");
        request.addAll(List.of("--name", "ip:127.0.0.1", "--out", "ftp"));
        String id = pending(stranger, request).path("id").asText();
        assertThat(resume(home, id).path("status").asText()).isEqualTo("pending");

        List<String> challenge = ca.fromAfar("request", "challenge", "--out", "ftp");
        JsonNode made = stranger.json(challenge);
        assertThat(made.path("check").asText()).isEqualTo("endpoint-challenge");
        assertThat(made.path("name").asText()).isEqualTo("ip:127.0.0.1");
        Files.copy(
            served.resolve("cert.pem"),
            served.resolve("fullchain.pem"),
            StandardCopyOption.REPLACE_EXISTING);
        server.restart();

        assertThat(resume(home, id).path("status").asText()).isEqualTo("issued");
        JsonNode issued = stranger.json(ca.fromAfar("request", "resume", "--out", "ftp"));
        assertThat(issued.path("status").asText()).isEqualTo("issued");
        assertThat(here.path("ftp/key.pem")).exists();
      }
    }
  }

  @Test
  void a_server_that_serves_the_requests_own_key_has_its_certificate_when_it_goes_on()
      throws Exception {
    OutsidePrograms.require("vsftpd");
    SealportProcess here = SealportProcess.in(folder.resolve("machine"));
    Path served = Files.createDirectories(here.path("ftp/challenge"));
    ServerFiles.in(served);
    SealportProcess machine = SealportProcess.in(folder.resolve("ca-machine"));
    CaHome home = CaHome.init(machine, "ca", "Proof CA");
    try (FtpsServer server = Vsftpd.start(FtpsOptions.explicit(served))) {
      allow(home, "endpoint-key", server.port());
      try (RunningCa ca = RunningCa.serve(home, machine)) {
        List<String> request = ca.fromAfar("request", "--profile", "ftps-server", "--out", "ftp");
        request.addAll(List.of("--name", "ip:127.0.0.1", "--ftp-server", "vsftpd"));
        String owed = Ending.with(Ending.PENDING, here.run(request)).stderr();
        assertThat(owed)
            .contains("rsa_cert_file=" + served.toRealPath() + "/cert.pem")
            .doesNotContain("ProFTPD", "DIR");
        List<String> resume = ca.fromAfar("request", "resume", "--out", "ftp");
        assertThat(Ending.with(Ending.PENDING, here.run(resume)).stderr())
            .contains("ip:127.0.0.1 by endpoint-key: not proven: ");

        here.run(ca.fromAfar("request", "challenge", "--check", "endpoint-key", "--out", "ftp"))
            .requireOk();
        Files.copy(
            served.resolve("cert.pem"),
            served.resolve("fullchain.pem"),
            StandardCopyOption.REPLACE_EXISTING);
        server.restart();

        assertThat(here.run(resume).requireOk().stderr())
            .contains("ip:127.0.0.1 by endpoint-key: proven: ");
        assertThat(here.path("ftp/cert.pem")).exists();
        List<String> list = ca.asOperator("requests", "list", "--profile", "ftps-server");
        String id = here.json(list).get(0).path("id").asText();
        assertThat(
                here.run(ca.asOperator("requests", "show", id, "--transcript"))
                    .requireOk()
                    .stdout())
            .contains("endpoint-key of ip:127.0.0.1 at ", "AUTH TLS");
      }
    }
  }

  private static JsonNode pending(SealportProcess stranger, List<String> request) {
    var result = stranger.run(request);
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(Ending.PENDING);
    return SealportProcess.parse(result.stdout());
  }

  private static void allow(CaHome home, String check, int port) throws IOException {
    Path profile = home.folder().resolve("policies/ftps-server.yaml");
    String shipped = Files.readString(profile);
    String changed =
        shipped.replaceFirst(
            "proof:\n  each-name: .*\n", PROOF.formatted(check, port, LoopbackPorts.reserved()));
    assertThat(changed).isNotEqualTo(shipped);
    Files.writeString(profile, changed);
    Files.writeString(
        home.folder().resolve("identity.yaml"), "network: {allow: [\"127.0.0.1\"]}\n");
  }

  /** As a program does that is not ours. */
  private static JsonNode resume(CaHome home, String id) throws Exception {
    HttpClient client = HttpClient.newBuilder().sslContext(trusting(home.root())).build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(home.https() + "/api/v1/requests/" + id + "/resume"))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    return SealportProcess.parse(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  private static SSLContext trusting(Path root) throws GeneralSecurityException, IOException {
    KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
    anchors.load(null, null);
    try (InputStream pem = Files.newInputStream(root)) {
      anchors.setCertificateEntry(
          "root", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(anchors);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
