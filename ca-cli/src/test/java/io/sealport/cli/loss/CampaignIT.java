package io.sealport.cli.loss;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.cli.client.CertificateRef;
import io.sealport.cli.story.CaHome;
import io.sealport.cli.story.SealportProcess;
import io.sealport.pki.FreshKey;
import io.sealport.pki.KeyType;
import io.sealport.pki.Name;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509CRLEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The Heartbleed drill with real processes: an agent hears of a campaign and renews, the deadline
 * takes the rest, and the server is killed in the middle of it.
 */
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class CampaignIT {

  private static final int OTHERS = 24;
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int AIM_MILLIS = 1_500;

  private final long seed = Long.getLong("sealport.seed", System.nanoTime());
  private final Random chance = new Random(seed);

  @TempDir Path folder;

  private SealportProcess sealport;
  private CaHome home;
  private Wire wire;
  private Victim server;

  @BeforeEach
  void make_a_ca() {
    sealport = SealportProcess.in(folder);
    home = CaHome.init(sealport, "ca", "Bleeding");
    String token =
        sealport
            .json("token", "create", "--role", "administrator", "--home", home.folder().toString())
            .get("token")
            .asText();
    wire = new Wire(home.https(), home.http(), home.root(), token);
    launch();
  }

  @AfterEach
  void leave_no_server_behind() {
    if (server != null) {
      server.kill();
    }
  }

  private void launch() {
    server = Victim.launch(home.folder(), SealportProcess.PASSPHRASE);
    server.awaitReady();
  }

  private List<String> operator(String... words) {
    List<String> all = new ArrayList<>(Arrays.asList(words));
    all.addAll(List.of("--home", home.folder().toString()));
    return all;
  }

  private void issueOthers() {
    SecureRandom random = new SecureRandom();
    for (int i = 0; i < OTHERS; i++) {
      String name = "login:user" + i;
      String csr = FreshKey.generate(KeyType.EC_P256, random).csr(List.of(Name.parse(name))).pem();
      Map<String, Object> body = Map.of("profile", "ftps-user", "names", List.of(name), "csr", csr);
      assertThat(wire.post("/requests", body, "").orElseThrow().status()).isEqualTo(201);
    }
  }

  private static String serial(Path certificate) {
    return CertificateRef.serial(certificate.resolve("cert.pem")).toString();
  }

  private void await(String what, BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plus(LIMIT);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("%s, seed %d", what, seed).isBefore(end);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private JsonNode campaign(String id) {
    return wire.get("/campaigns/" + id).orElseThrow().json();
  }

  @Test
  void an_agent_renews_the_deadline_takes_the_rest_and_kills_change_nothing() throws Exception {
    Path alice = sealport.path("alice");
    sealport
        .run(
            operator(
                "request", "--profile", "ftps-user", "--name", "alice", "--out", alice.toString()))
        .requireOk();
    issueOthers();
    String before = serial(alice);
    String key = Files.readString(alice.resolve("alice.key"));
    String config = folder.resolve("agent/agent.yaml").toString();
    sealport
        .run(
            "agent",
            "add",
            alice.toString(),
            "--server",
            home.https(),
            "--config",
            config,
            "--same-key")
        .requireOk();

    JsonNode begun =
        sealport.json(
            operator(
                "campaign",
                "start",
                "--where",
                "cert.profile == 'ftps-user'",
                "--reason",
                "keyCompromise",
                "--yes",
                "--no-wait"));
    assertThat(begun.path("preview").path("matching").asInt()).isEqualTo(OTHERS + 1);
    String id = begun.path("campaign").path("id").asText();
    killSoon();
    await("all are selected", () -> campaign(id).path("total").asInt() == OTHERS + 1);
    sealport.run("agent", "once", "--config", config).requireOk();

    String after = serial(alice);
    assertThat(after).isNotEqualTo(before);
    assertThat(alice.resolve("alice.key")).content().isNotEqualTo(key);
    await("alice is replaced", () -> campaign(id).path("replaced").asInt() == 1);
    await("the CRL says so", () -> listed().contains(before));
    assertThat(listed()).doesNotContain(after).hasSize(1);

    deadlineSoon(id);
    killSoon();
    sealport.run(operator("campaign", "watch", id)).requireOk();

    await("the CRL has all of them", () -> listed().size() == OTHERS + 1);
    assertThat(listed()).doesNotContain(after);
    assertThat(campaign(id).path("revoked").asInt()).isEqualTo(OTHERS);
    requireJournal();
    server.stop();
  }

  /** Paused and resumed: the deadline comes while nobody renews. */
  private void deadlineSoon(String id) {
    assertThat(wire.post("/campaigns/" + id + "/pause", Map.of(), "").orElseThrow().isSuccess())
        .isTrue();
    Map<String, String> soon = Map.of("deadline", Instant.now().plusSeconds(2).toString());
    assertThat(wire.post("/campaigns/" + id + "/resume", soon, "").orElseThrow().isSuccess())
        .isTrue();
  }

  private void killSoon() {
    Victim.pause(chance.nextInt(AIM_MILLIS));
    server.kill();
    launch();
  }

  private Set<String> listed() {
    var revoked =
        Clients.crl(wire.fetch("/crl/users.crl").orElseThrow().body()).getRevokedCertificates();
    return revoked == null
        ? Set.of()
        : revoked.stream()
            .map(X509CRLEntry::getSerialNumber)
            .map(n -> n.toString(16))
            .collect(Collectors.toSet());
  }

  private void requireJournal() {
    assertThat(wire.get("/journal/verification").orElseThrow().json().get("intact").asBoolean())
        .as("seed %d", seed)
        .isTrue();
    List<JsonNode> entries = wire.all("/journal");
    for (String act : List.of("certificate.recalled", "certificate.revoked")) {
      assertThat(
              entries.stream()
                  .filter(e -> e.get("act").asText().equals(act))
                  .map(e -> e.get("subject").asText()))
          .as("%s, seed %d", act, seed)
          .hasSize(OTHERS + 1)
          .doesNotHaveDuplicates();
    }
  }
}
