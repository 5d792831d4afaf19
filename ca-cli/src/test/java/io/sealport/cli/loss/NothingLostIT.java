package io.sealport.cli.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.cli.story.CaHome;
import io.sealport.cli.story.SealportProcess;
import io.sealport.cli.world.Sqlite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of the server, and of a client, at random moments: whatever anybody was told is so. */
class NothingLostIT {

  /** As often in a normal run; {@code -Dsealport.kills=50} and more is the long form. */
  private static final int KILLS = Integer.getInteger("sealport.kills", 6);

  /** Of these one falls into the start itself, the others under load. */
  private static final int IN_THE_START = 5;

  /** A life is measured in what the server did: on a busy machine a second may hold nothing. */
  private static final int MOST_DEEDS_OF_A_LIFE = 60;

  private static final int LONGEST_START_MILLIS = 3000;

  /** So that the blow falls anywhere between two answers. */
  private static final int AIM_MILLIS = 40;

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
    home = CaHome.init(sealport, "ca", "Nothing Lost");
    String token =
        sealport
            .json("token", "create", "--role", "administrator", "--home", home.folder().toString())
            .get("token")
            .asText();
    wire = new Wire(home.https(), home.http(), home.root(), token);
  }

  @Test
  void what_clients_were_told_survives_every_kill_of_the_server() throws InterruptedException {
    Told told = new Told();
    server = launch();
    server.awaitReady();
    try (Clients clients = new Clients(List.of(wire), told, seed)) {
      for (int kill = 1; kill <= KILLS; kill++) {
        told.awaitDeeds(chance.nextInt(MOST_DEEDS_OF_A_LIFE));
        Victim.pause(chance.nextInt(AIM_MILLIS));
        server.kill();
        if (kill % IN_THE_START == 0) {
          Victim starting = launch();
          Victim.pause(chance.nextInt(LONGEST_START_MILLIS));
          starting.kill();
        }
        server = launch();
        server.awaitReady();
        told.requireNoFinding();
      }
    }
    told.requireNoFinding();
    // What was revoked last is on the CRL a second later.
    Thread.sleep(2_500);

    assertThat(told.received()).as("seed " + seed).hasSizeGreaterThan(KILLS);
    assertThat(told.revoked()).isNotEmpty();
    Books books = new Books(wire, told);
    books.requireJournal();
    books.requireLedger();
    books.requireListed(Clients.crl(wire.fetch("/crl/users.crl").orElseThrow().body()));
    server.stop();
    assertThat(
            new Sqlite(home.folder().resolve("sealport.db")).run("PRAGMA integrity_check").stdout())
        .isEqualToIgnoringNewLines("ok");
    System.out.printf(
        "%d kills: %d certificates and %d revocations confirmed, %d orders asked again, seed %d%n",
        KILLS, told.received().size(), told.revoked().size(), told.resumed(), seed);
  }

  /** Also of a test that found something. */
  @AfterEach
  void leave_no_server_behind() {
    if (server != null) {
      server.kill();
    }
  }

  private Victim launch() {
    return Victim.launch(home.folder(), SealportProcess.PASSPHRASE);
  }

  @Test
  void a_client_that_was_killed_goes_on_where_it_was() throws InterruptedException {
    server = launch();
    server.awaitReady();
    List<String> command =
        new ArrayList<>(List.of("request", "--profile", "ftps-user", "--name", "alice"));
    command.addAll(List.of("--home", home.folder().toString()));
    command.addAll(List.of("--out", sealport.path("alice").toString()));
    for (int kill = 0; kill < KILLS && !isDelivered(); kill++) {
      Process client = sealport.start(sealport.path("client.log"), command.toArray(String[]::new));
      // A command takes about this long; some are through by then.
      client.waitFor(200L + chance.nextInt(1000), TimeUnit.MILLISECONDS);
      client.destroyForcibly().waitFor();
    }
    if (!isDelivered()) {
      sealport.run(command).requireOk();
    }

    assertThat(sealport.path("alice/alice.p12")).exists();
    assertThat(sealport.path("alice/request.json")).doesNotExist();
    assertThat(wire.all("/certificates?name=login:alice")).as("seed " + seed).hasSize(1);
    server.stop();
  }

  /** Every file is there and nothing is under way. */
  private boolean isDelivered() {
    return Files.exists(sealport.path("alice/alice.crt"))
        && Files.notExists(sealport.path("alice/request.json"));
  }
}
