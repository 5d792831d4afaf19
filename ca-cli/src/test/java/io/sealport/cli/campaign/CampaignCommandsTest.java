package io.sealport.cli.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.CampaignInfo;
import io.sealport.api.CampaignMember;
import io.sealport.api.CampaignPreview;
import io.sealport.api.CampaignPreview.Count;
import io.sealport.api.CampaignRequest;
import io.sealport.api.CampaignResume;
import io.sealport.api.Page;
import io.sealport.cli.fake.Cli;
import io.sealport.cli.fake.FakeCa;
import io.sealport.cli.fake.FakeServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignCommandsTest {

  private static final String ID = "5d41402a";
  private static final String[] USERS = {
    "campaign", "start", "--where", "cert.profile == 'ftps-user'", "--reason", "keyCompromise"
  };

  @TempDir Path folder;
  private final FakeCa ca = new FakeCa("Test Root");
  private final FakeServer server = FakeServer.of(ca);
  private final Deque<CampaignInfo> shown = new ArrayDeque<>();
  private Path trust = Path.of("");

  @BeforeEach
  void trust_the_server() throws Exception {
    trust = Files.writeString(folder.resolve("trust.pem"), ca.rootPem());
    server.when("POST /campaigns/preview", 200, preview(1_000, 3));
    server.when("POST /campaigns", 201, campaign("running", true, 0, 0, 0));
    server.when(
        "GET /campaigns/" + ID,
        a -> FakeServer.Answer.json(200, shown.size() > 1 ? shown.poll() : shown.element()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static CampaignPreview preview(long matching, long replaced) {
    return new CampaignPreview(
        matching,
        replaced,
        0,
        7,
        List.of(new Count("ftps-user", matching)),
        List.of(new Count("users", matching)),
        List.of());
  }

  private static CampaignInfo campaign(
      String state, boolean selecting, long total, long replaced, long failed) {
    boolean over = state.equals("done") || state.equals("cancelled");
    return new CampaignInfo(
        ID,
        state,
        "cert.profile == 'ftps-user'",
        0,
        "keyCompromise",
        "",
        "allow",
        null,
        "operator:admin",
        Instant.EPOCH,
        selecting,
        total,
        total - replaced - failed,
        0,
        replaced,
        0,
        0,
        failed,
        replaced,
        over ? Instant.EPOCH : null);
  }

  private Cli.Run run(Object... arguments) {
    return Cli.of(folder).at(server, trust, arguments);
  }

  private Cli.Run start(String... more) {
    Object[] all = new Object[USERS.length + more.length];
    System.arraycopy(USERS, 0, all, 0, USERS.length);
    System.arraycopy(more, 0, all, USERS.length, more.length);
    return run(all);
  }

  private List<String> lines() {
    return server.asked().stream().map(FakeServer.Asked::line).toList();
  }

  @Test
  void a_dry_run_says_what_would_be_done_and_starts_nothing() {
    Cli.Run run = start("--dry-run");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("1000 certificates are meant (1000 ftps-user):")
        .contains("- 997 holders are told to renew now")
        .contains("- 3 have been renewed before: they are revoked at once")
        .contains("- each is revoked, keyCompromise, when it is replaced")
        .contains("- without a deadline, what is not replaced stays valid until it ends")
        .contains("- 7 of the CAs and the server itself are left alone");
    assertThat(lines()).containsExactly("POST /campaigns/preview");
  }

  @Test
  void without_a_yes_nothing_is_started() {
    Cli.Run run = start();

    assertThat(run.code()).isEqualTo(7);
    assertThat(run.err())
        .contains("1000 certificates are meant")
        .contains("error: nothing was started")
        .contains("hint: answer yes, or give --yes in a script");
    assertThat(lines()).containsExactly("POST /campaigns/preview");
  }

  @Test
  void starts_no_more_than_was_shown_and_shows_how_far_it_is() {
    shown.add(campaign("running", true, 400, 0, 0));
    shown.add(campaign("running", false, 1_000, 10, 0));
    shown.add(campaign("done", false, 1_000, 1_000, 0));

    Cli.Run run = start("--yes", "--deadline", "24h", "--note", "drill");

    assertThat(run.code()).as(run.err()).isZero();
    CampaignRequest sent = server.asked().get(1).read(CampaignRequest.class);
    assertThat(sent.atMost()).isEqualTo(1_020);
    assertThat(sent.note()).isEqualTo("drill");
    assertThat(sent.renewals()).isEqualTo("allow");
    assertThat(Duration.between(Instant.now(), sent.deadline()).toMinutes())
        .isBetween(23L * 60 + 55, 24L * 60);
    assertThat(run.err())
        .contains("campaign " + ID + " has begun")
        .contains("10 of 1000 replaced or revoked, 990 remaining, 10 an hour, about 99 h")
        .contains("1000 of 1000 replaced or revoked");
    assertThat(run.out()).contains("done");
  }

  @Test
  void does_not_wait_if_told_so_and_prints_json() {
    Cli.Run run = start("--yes", "--no-wait", "--json");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("\"preview\"", "\"matching\" : 1000", "\"id\" : \"" + ID);
    assertThat(lines()).containsExactly("POST /campaigns/preview", "POST /campaigns");
  }

  @Test
  void keys_are_named_by_hash_file_and_list() throws Exception {
    Path list = Files.writeString(folder.resolve("list"), "# stolen\n" + "b".repeat(64) + "\n\n");

    run(
        "campaign",
        "start",
        "--compromised-key",
        "a".repeat(64),
        "--compromised-keys",
        list,
        "--reason",
        "keyCompromise",
        "--dry-run");

    CampaignRequest sent = server.asked().get(0).read(CampaignRequest.class);
    assertThat(sent.where()).isNull();
    assertThat(sent.keys()).containsExactly("a".repeat(64), "b".repeat(64));
    Files.writeString(list, "nonsense");
    Cli.Run wrong =
        run(
            "campaign",
            "start",
            "--compromised-keys",
            list,
            "--reason",
            "keyCompromise",
            "--dry-run");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("list:1: \"nonsense\" is no SHA-256 of a key");
  }

  @Test
  void watching_ends_as_the_campaign_does() {
    shown.add(campaign("done", false, 10, 10, 0));
    assertThat(run("campaign", "watch", ID).code()).isZero();
    shown.clear();
    shown.add(campaign("done", false, 10, 9, 1));
    assertThat(run("campaign", "watch", ID).code()).isEqualTo(9);
    shown.clear();
    shown.add(campaign("cancelled", false, 10, 9, 0));
    assertThat(run("campaign", "watch", ID).code()).isEqualTo(9);
    shown.clear();
    shown.add(campaign("paused", false, 10, 9, 0));
    assertThat(run("campaign", "watch", ID).code()).isEqualTo(4);
  }

  @Test
  void watching_waits_for_a_server_that_is_away() {
    Deque<Integer> statuses = new ArrayDeque<>(List.of(200, 503, 200));
    server.when(
        "GET /campaigns/" + ID,
        a ->
            switch (statuses.size()) {
              case 2 -> new FakeServer.Answer(statuses.pollFirst(), "{}");
              case 3 ->
                  FakeServer.Answer.json(
                      statuses.pollFirst(), campaign("running", false, 10, 4, 0));
              default -> FakeServer.Answer.json(200, campaign("done", false, 10, 10, 0));
            });

    Cli.Run run = run("campaign", "watch", ID);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("; waiting").contains("10 of 10 replaced or revoked");
  }

  @Test
  void lists_shows_pauses_resumes_and_cancels() {
    CampaignInfo running = campaign("running", false, 10, 4, 0);
    shown.add(running);
    server.when("GET /campaigns", 200, new Page<>(List.of(running), null));
    server.when("POST /campaigns/" + ID + "/pause", 200, campaign("paused", false, 10, 4, 0));
    server.when("POST /campaigns/" + ID + "/resume", 200, running);
    server.when("POST /campaigns/" + ID + "/cancel", 200, campaign("cancelled", false, 9, 4, 0));
    server.when(
        "GET /campaigns/" + ID + "/members",
        200,
        new Page<>(
            List.of(
                new CampaignMember(
                    "1f", "ftps-user", List.of("login:al"), "open", null, null, null)),
            null));

    assertThat(run("campaign", "list").out()).contains(ID, "running", "keyCompromise");
    assertThat(run("campaign", "show", ID).out()).contains("Remaining", "6, 4 an hour");
    assertThat(run("campaign", "members", ID, "--state", "open").out()).contains("login:al");
    assertThat(run("campaign", "pause", ID).out()).contains("paused");
    assertThat(run("campaign", "resume", ID, "--deadline", "2030-01-01T00:00:00Z").code()).isZero();
    assertThat(run("campaign", "cancel", ID).out()).contains("cancelled");

    List<FakeServer.Asked> asked = server.asked();
    assertThat(asked.get(2).line()).contains("state=open");
    assertThat(asked.get(4).read(CampaignResume.class).deadline())
        .isEqualTo(Instant.parse("2030-01-01T00:00:00Z"));
  }

  @Test
  void a_deadline_is_a_length_of_time_or_a_moment() {
    for (String wrong : List.of("tomorrow", "2030-01-01T25:00:00Z", "-1h")) {
      Cli.Run run = start("--dry-run", "--deadline=" + wrong);
      assertThat(run.code()).as(wrong).isEqualTo(2);
    }
    assertThat(server.asked()).isEmpty();
    assertThat(start("--dry-run", "--deadline", "PT36H").code()).isZero();
  }
}
