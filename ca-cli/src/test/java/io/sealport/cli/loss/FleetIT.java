package io.sealport.cli.loss;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.cli.story.CaHome;
import io.sealport.cli.story.SealportProcess;
import io.sealport.cli.world.LoopbackPorts;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three servers on one PostgreSQL: kill -9 of the servers and of the database under load, and
 * whatever anybody was told is so, at every server.
 */
class FleetIT {

  /** Rounds of killing each of the three; {@code -Dsealport.kills} has more in its long form. */
  private static final int ROUNDS = Integer.getInteger("sealport.fleet-rounds", 1);

  private static final int MOST_DEEDS_OF_A_LIFE = 25;

  /** While one is dead the others do this much, or it was needed. */
  private static final int DEEDS_WITHOUT_IT = 10;

  private static final Duration VISIBLE = Duration.ofSeconds(1);

  /** A busy machine may stop everybody for a second; three times in a row it does not. */
  private static final int TRIES = 3;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final long seed = Long.getLong("sealport.seed", System.nanoTime());
  private final Random chance = new Random(seed);
  private final List<Member> members = new ArrayList<>();

  @TempDir Path folder;

  private SealportProcess sealport;
  private Postgres postgres;
  private CaHome home;
  private String token;

  @BeforeEach
  void make_a_ca_of_three_servers() {
    postgres = new Postgres(folder);
    sealport = SealportProcess.in(folder);
    home = CaHome.init(sealport, "a", "Fleet", "--database", postgres.url());
    token =
        sealport
            .json("token", "create", "--role", "administrator", "--home", home.folder().toString())
            .get("token")
            .asText();
    members.add(new Member(home.folder(), new Wire(home.https(), home.http(), home.root(), token)));
    members.add(join("b"));
    members.add(join("c"));
    members.forEach(Member::awaitReady);
  }

  private Member join(String name) {
    CaHome joined =
        new CaHome(sealport.path(name), LoopbackPorts.reserved(), LoopbackPorts.reserved());
    List<String> command = new ArrayList<>(List.of("ca", "join", "--node", name));
    command.addAll(List.of("--home", joined.folder().toString()));
    command.addAll(List.of("--from", home.folder().toString()));
    command.addAll(List.of("--http-port", String.valueOf(joined.httpPort())));
    command.addAll(List.of("--https-port", String.valueOf(joined.httpsPort())));
    sealport.run(command).requireOk();
    return new Member(joined.folder(), new Wire(joined.https(), joined.http(), home.root(), token));
  }

  /** Also of a test that found something. */
  @AfterEach
  void leave_nothing_behind() {
    members.forEach(Member::kill);
    postgres.close();
  }

  @Test
  void whatever_is_killed_the_others_go_on_and_nothing_is_lost() {
    Told told = new Told();
    try (Clients clients = new Clients(members.stream().map(Member::wire).toList(), told, seed)) {
      for (int round = 0; round < ROUNDS; round++) {
        for (Member member : members) {
          told.awaitDeeds(chance.nextInt(MOST_DEEDS_OF_A_LIFE));
          member.kill();
          told.awaitDeeds(DEEDS_WITHOUT_IT);
          member.launchAgain();
          told.requireNoFinding();
        }
        // A server does not start without its database.
        members.forEach(Member::awaitReady);
        told.awaitDeeds(chance.nextInt(MOST_DEEDS_OF_A_LIFE));
        postgres.kill();
        postgres.startAgain();
        told.awaitDeeds(DEEDS_WITHOUT_IT);
      }
      members.forEach(Member::awaitReady);
      told.awaitDeeds(DEEDS_WITHOUT_IT);
    }
    told.requireNoFinding();

    assertThat(told.received()).as("seed " + seed).isNotEmpty();
    assertThat(told.revoked()).isNotEmpty();
    for (Member member : members) {
      Books books = new Books(member.wire(), told);
      JsonNode verification = books.requireJournal();
      assertThat(names(verification.get("chains"))).containsExactly("main", "b", "c");
      books.requireLedger();
    }
    requireCrls(told);
    requireOcsp(told);
    members.forEach(Member::stop);
    System.out.printf(
        "%d certificates and %d revocations confirmed, %d orders asked again, seed %d%n",
        told.received().size(), told.revoked().size(), told.resumed(), seed);
  }

  private static List<String> names(JsonNode chains) {
    List<String> names = new ArrayList<>();
    for (Iterator<JsonNode> i = chains.elements(); i.hasNext(); ) {
      names.add(i.next().get("node").asText());
    }
    return names;
  }

  /** The newest CRL lists everything, a moment later. */
  private void requireCrls(Told told) {
    Instant deadline = Instant.now().plus(PATIENCE);
    List<String> revoked = told.revoked().stream().map(s -> s.replaceFirst("^0+", "")).toList();
    X509CRL newest = newestCrl();
    while (!Books.listed(newest).containsAll(revoked) && Instant.now().isBefore(deadline)) {
      Victim.pause(100);
      newest = newestCrl();
    }
    assertThat(Books.listed(newest)).containsAll(revoked);
  }

  private X509CRL newestCrl() {
    return members.stream()
        .map(m -> Clients.crl(m.wire().fetch("/crl/users.crl").orElseThrow().body()))
        .max(Comparator.comparing(Clients::number))
        .orElseThrow();
  }

  /** What was revoked is so at every server, and what one revokes now within a second. */
  private void requireOcsp(Told told) {
    Ocsp ocsp = new Ocsp(home.folder().resolve("public/users.pem"));
    for (Member member : members) {
      told.revoked().stream()
          .limit(20)
          .forEach(s -> assertThat(ocsp.isRevoked(member.wire(), s)).as(s).isTrue());
    }
    List<String> valid =
        told.received().values().stream()
            .map(Told.Received::serial)
            .filter(s -> !told.revoked().contains(s))
            .limit(TRIES)
            .toList();
    Duration quickest = VISIBLE.plusDays(1);
    for (String serial : valid) {
      Duration took = untilEverywhere(ocsp, serial);
      quickest = took.compareTo(quickest) < 0 ? took : quickest;
    }
    assertThat(quickest).isLessThanOrEqualTo(VISIBLE);
  }

  /** From the answer of the server that revokes to the last of the others. */
  private Duration untilEverywhere(Ocsp ocsp, String serial) {
    members.forEach(m -> assertThat(ocsp.isRevoked(m.wire(), serial)).isFalse());
    Wire first = members.get(0).wire();
    assertThat(
            first
                .post("/certificates/" + serial + "/revoke", Map.of("reason", "superseded"), "")
                .orElseThrow()
                .status())
        .isEqualTo(200);
    Instant answered = Instant.now();
    assertThat(ocsp.isRevoked(first, serial)).as("at once where it was revoked").isTrue();
    for (Member member : members) {
      while (!ocsp.isRevoked(member.wire(), serial)) {
        assertThat(Instant.now()).isBefore(answered.plus(PATIENCE));
        Victim.pause(10);
      }
    }
    return Duration.between(answered, Instant.now());
  }
}
