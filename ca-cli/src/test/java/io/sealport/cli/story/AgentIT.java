package io.sealport.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.cli.client.CertificateRef;
import io.sealport.cli.world.LoopbackPorts;
import io.sealport.cli.world.Result;
import io.sealport.cli.world.Service;
import io.sealport.ftps.FtpsMode;
import io.sealport.ftps.FtpsProbe;
import io.sealport.ftps.FtpsTarget;
import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import io.sealport.net.Transcript;
import io.sealport.pki.Name;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The agent as a process: through a real outage of the CA, and at a real FTP server. */
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class AgentIT {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  @TempDir private Path folder;

  private SealportProcess sealport;
  private CaHome home;
  private RunningCa ca;

  /** Two thirds of an hour and a minute are over when a certificate is issued an hour backdated. */
  @BeforeEach
  void start() throws IOException {
    sealport = SealportProcess.in(folder.resolve("ca"));
    home = CaHome.init(sealport, "home", "Short CA");
    for (String profile : List.of("ftps-user", "ftps-server")) {
      Path file = home.folder().resolve("policies/" + profile + ".yaml");
      String text = Files.readString(file);
      Files.writeString(
          file,
          text.replaceFirst(
              "validity: \\{.*}",
              "validity: {default: 1m, max: 30d, backdate: 1h}\nrenewal: {after-expiry: 1h}"));
    }
    ca = RunningCa.serve(home, sealport);
  }

  @AfterEach
  void stop() {
    ca.close();
  }

  private Path config() {
    return folder.resolve("agent/agent.yaml");
  }

  private Result agent(String... words) {
    List<String> all = new ArrayList<>(List.of("agent"));
    all.addAll(Arrays.asList(words));
    all.addAll(List.of("--config", config().toString()));
    return sealport.run(all);
  }

  private void add(Path certificate, String... more) {
    List<String> all = new ArrayList<>(List.of("add", certificate.toString()));
    all.addAll(List.of("--server", home.https()));
    all.addAll(Arrays.asList(more));
    agent(all.toArray(String[]::new)).requireOk();
  }

  private JsonNode status() {
    return SealportProcess.parse(agent("status", "--json").stdout()).get(0);
  }

  private static String serial(Path certificate) {
    return CertificateRef.serial(certificate.resolve("cert.pem")).toString();
  }

  private static void await(String what, BooleanSupplier condition) throws Exception {
    Instant end = Instant.now().plus(LIMIT);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(end);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return "";
    }
  }

  @Test
  void a_users_certificate_is_renewed_through_an_outage_of_the_ca() throws Exception {
    Path alice = ca.issue("ftps-user", "alice", "alice");
    String first = serial(alice);
    String passphrase = Files.readString(alice.resolve("alice.p12.passphrase"));
    add(alice);
    ca.close();
    Path log = folder.resolve("agent.log");
    Path state = folder.resolve("agent/agent-state.json");

    Process agent = sealport.start(log, "agent", "run", "--config", config().toString());
    try {
      await("a failure is on disk", () -> text(state).contains("no server answers"));
      Ending.says(agent("once"), Ending.CONFLICT, "another agent is at work");
      ca = RunningCa.serve(home, sealport);
      await("renewed: " + text(log), () -> !serial(alice).equals(first));
    } finally {
      agent.destroy();
      assertThat(agent.waitFor(30, TimeUnit.SECONDS)).as(text(log)).isTrue();
    }

    JsonNode after = status();
    assertThat(after.path("serial").asText()).isEqualTo(serial(alice));
    assertThat(after.path("troubles")).as("%s", after).isEmpty();
    assertThat(alice.resolve("alice.crt")).hasSameTextualContentAs(alice.resolve("fullchain.pem"));
    assertThat(alice.resolve("alice.p12.passphrase")).hasContent(passphrase);
    assertThat(alice.resolve("request.json")).doesNotExist();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
        .isEqualTo("rw-------");
    assertThat(text(log)).contains("ended after").doesNotContain("Exception");
  }

  @Test
  void a_servers_certificate_is_renewed_and_installed_by_one_look() throws Exception {
    Path ftp = ca.issue("ftps-server", "localhost", "ftp");
    String first = serial(ftp);
    Path told = folder.resolve("told");
    Path hook = folder.resolve("hook.sh");
    Files.writeString(
        hook, "#!/bin/sh\necho \"$SEALPORT_EVENT $SEALPORT_SERIAL $1\" >" + told + "\n");
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwx------"));
    try (Service server = Service.proFtpd()) {
      add(ftp, installing(server, "--on-success", hook.toString(), "--on-success", "two words"));

      Result once = agent("once").requireOk();

      String renewed = serial(ftp);
      assertThat(renewed).as(once.stderr()).isNotEqualTo(first);
      assertThat(served(server)).isEqualTo(renewed);
      assertThat(told).hasContent("renewed " + renewed + " two words");
      assertThat(status().path("last").asText()).startsWith("installed: ");
    }
    assertThat(acts("certificate.installed")).containsExactly(serial(ftp));
  }

  private static String[] installing(Service server, String... more) {
    List<String> words = new ArrayList<>(Arrays.asList(more));
    words.addAll(List.of("--install", "proftpd"));
    List<String> details = new ArrayList<>();
    details.add("to=" + server.folder("tls"));
    details.add("config=" + server.config());
    details.add("program=" + server.program());
    details.add("probe=" + LoopbackPorts.HOST + ":" + server.port());
    server.restartCommand().forEach(word -> details.add("restart-command=" + word));
    details.forEach(detail -> words.addAll(List.of("--with", detail)));
    return words.toArray(String[]::new);
  }

  private static String served(Service server) throws IOException {
    FtpsTarget target =
        new FtpsTarget(
            Name.dns("localhost"),
            new InetSocketAddress(InetAddress.getByName(LoopbackPorts.HOST), server.port()),
            FtpsMode.EXPLICIT);
    return new FtpsProbe(Dialer.direct())
        .look(target, Deadline.in(Duration.ofSeconds(10)), new Transcript())
        .tls()
        .chain()
        .get(0)
        .getSerialNumber()
        .toString(16);
  }

  private List<String> acts(String act) {
    JsonNode journal = sealport.json(ca.asOperator("journal", "list"));
    return StreamSupport.stream(journal.spliterator(), false)
        .filter(e -> e.path("act").asText().equals(act))
        .map(e -> e.path("subject").asText())
        .toList();
  }
}
