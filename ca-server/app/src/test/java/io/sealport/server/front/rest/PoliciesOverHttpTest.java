package io.sealport.server.front.rest;

import static io.sealport.server.boot.TestPolicies.edit;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.sealport.api.Page;
import io.sealport.api.PoliciesInfo;
import io.sealport.api.PoliciesReloaded;
import io.sealport.api.PolicyDifference;
import io.sealport.api.Problem;
import io.sealport.api.TokenRequest;
import io.sealport.server.boot.Client;
import io.sealport.server.boot.RunningServer;
import io.sealport.server.boot.TestPolicies;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reload and dry-run over REST. */
class PoliciesOverHttpTest {

  private static final String POLICIES = "/api/v1/policies";

  @TempDir Path folder;
  private RunningServer server;
  private TestPolicies files;

  @BeforeEach
  void start() {
    server = RunningServer.start(folder);
    files = new TestPolicies(server.home());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private PoliciesInfo shown() {
    return server.administrator().get(POLICIES).as(200, PoliciesInfo.class);
  }

  @Test
  void a_broken_file_is_an_answer_and_no_accident() {
    PoliciesInfo before = shown();
    edit(files.active("ftps-user"), "max: 30d", "max: 9000d");
    edit(files.active("ftps-server"), "max: 90d", "max: never");

    Problem problem = server.administrator().post(POLICIES + "/reload").problem(422, "refused");

    assertThat(problem.detail()).contains("ftps-server.yaml:", "never");
    assertThat(problem.also()).singleElement().asString().contains("ftps-user.yaml:", "9000d");
    assertThat(problem.hint()).contains("nothing was changed");
    assertThat(shown()).isEqualTo(before);
  }

  @Test
  void good_files_are_in_force_at_once() {
    PoliciesInfo before = shown();
    edit(files.active("ftps-user"), "max: 30d", "max: 10d");
    PoliciesReloaded done =
        server.administrator().post(POLICIES + "/reload").as(200, PoliciesReloaded.class);

    assertThat(done.changes().get(0).keys()).containsExactly("validity.max 30d -> 10d");
    assertThat(shown().fingerprint())
        .isEqualTo(done.fingerprint())
        .isNotEqualTo(before.fingerprint());
    assertThat(shown().profiles())
        .filteredOn(p -> p.name().equals("ftps-user"))
        .extracting("sha256")
        .containsExactly(done.changes().get(0).after());
    assertThat(server.administrator().get("/api/v1/profiles/ftps-user").text())
        .contains("max: 10d");
  }

  @Test
  void only_an_administrator_reloads_and_an_auditor_reads() {
    Client auditor = server.with(Asking.issued(server, "auditor", "login:reader"));
    Client officer = server.with(Asking.issued(server, "officer", "login:decider"));
    Client narrow =
        server.bearer(
            server
                .administrator()
                .post(
                    Asking.TOKENS,
                    new TokenRequest(
                        null, null, "administrator", "1h", List.of("policies:read"), null))
                .as(201, io.sealport.api.TokenInfo.class)
                .token());

    auditor.get(POLICIES).as(200, PoliciesInfo.class);
    assertThat(auditor.get(POLICIES + "/differences").status()).isEqualTo(200);
    auditor.post(POLICIES + "/reload").problem(403, "forbidden");
    officer.post(POLICIES + "/reload").problem(403, "forbidden");
    server.anyone().post(POLICIES + "/reload").problem(401, "unauthenticated");
    server.anyone().get(POLICIES).problem(401, "unauthenticated");
    assertThat(narrow.post(POLICIES + "/reload").problem(403, "forbidden").detail())
        .contains("lacks the scope policies:reload");
  }

  @Test
  void a_dry_run_is_reported() {
    files.copyToDryRun();
    edit(files.tried("ftps-user"), "max: 30d", "max: 10d");
    edit(files.tried("ftps-user"), "default: 7d", "default: 5d");
    PoliciesReloaded done =
        server.administrator().post(POLICIES + "/reload").as(200, PoliciesReloaded.class);
    assertThat(done.changes()).isEmpty();
    assertThat(done.dryRun().profiles()).hasSize(8);

    Asking.issued(server, "ftps-user", "login:tried");
    Asking.issued(server, "ftps-server", "dns:tried.example.com");

    assertThat(shown().dryRun().judged()).isEqualTo(2);
    assertThat(shown().dryRun().differing()).isEqualTo(1);
    Page<PolicyDifference> page =
        server
            .administrator()
            .get(POLICIES + "/differences?limit=1&candidate=" + done.dryRun().fingerprint())
            .as(200, new TypeReference<Page<PolicyDifference>>() {});
    assertThat(page.items())
        .singleElement()
        .satisfies(d -> assertThat(d.names()).containsExactly("login:tried"));
    assertThat(
            server
                .administrator()
                .get(POLICIES + "/differences?candidate=none")
                .as(200, new TypeReference<Page<PolicyDifference>>() {})
                .items())
        .isEmpty();
  }

  @Test
  void what_was_found_is_written_before_the_stop() {
    files.copyToDryRun();
    server.administrator().post(POLICIES + "/reload").as(200, PoliciesReloaded.class);
    Asking.issued(server, "ftps-user", "login:last");
    server.close();

    server = RunningServer.on(server.home(), server.clock());
    assertThat(shown().dryRun().judged()).isEqualTo(1);
  }

  @Test
  void certificates_come_whole_where_that_is_asked_for() {
    Asking.issued(server, "ftps-user", "login:whole");

    assertThat(server.administrator().get(Asking.CERTIFICATES + "?user=whole").text())
        .doesNotContain("BEGIN CERTIFICATE");
    assertThat(server.administrator().get(Asking.CERTIFICATES + "?user=whole&whole=true").text())
        .contains("BEGIN CERTIFICATE");
    server.administrator().get(Asking.CERTIFICATES + "?whole=perhaps").problem(400, "bad-input");
  }
}
