package io.sealport.server.front.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.sealport.api.CampaignInfo;
import io.sealport.api.CampaignMember;
import io.sealport.api.CampaignPreview;
import io.sealport.api.CampaignRequest;
import io.sealport.api.CampaignResume;
import io.sealport.api.CertificateBundle;
import io.sealport.api.EnrolRequest;
import io.sealport.api.Page;
import io.sealport.api.RenewalInfo;
import io.sealport.api.RequestInfo;
import io.sealport.pki.CertId;
import io.sealport.pki.TestKeys;
import io.sealport.server.boot.Answer;
import io.sealport.server.boot.Client;
import io.sealport.server.boot.Identity;
import io.sealport.server.boot.RunningServer;
import io.sealport.server.boot.SharedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Campaigns over REST, brought forward by the running server's own job. */
@ExtendWith(SharedServer.class)
class CampaignsOverHttpTest {

  private static final String CAMPAIGNS = "/api/v1/campaigns";

  private RunningServer server;

  @BeforeEach
  void take(RunningServer shared) {
    server = shared;
  }

  private static CampaignRequest of(String where, Long atMost) {
    return new CampaignRequest(where, null, "keyCompromise", null, null, null, atMost);
  }

  private static CampaignRequest of(Identity identity) {
    return of("cert.serial == '" + Asking.serial(identity) + "'", 1L);
  }

  private CampaignInfo show(String id) {
    return server.administrator().get(CAMPAIGNS + "/" + id).as(200, CampaignInfo.class);
  }

  private CampaignInfo post(String path) {
    return server.administrator().post(CAMPAIGNS + path).as(200, CampaignInfo.class);
  }

  /** The job runs every second. */
  private void awaitState(String id, String member) throws InterruptedException {
    while (members(id).stream().noneMatch(m -> m.state().equals(member))) {
      Thread.sleep(20);
    }
  }

  private List<CampaignMember> members(String id) {
    return server
        .administrator()
        .get(CAMPAIGNS + "/" + id + "/members")
        .as(200, new TypeReference<Page<CampaignMember>>() {})
        .items();
  }

  @Test
  @Timeout(60)
  void a_certificate_is_recalled_renewed_by_its_holder_and_revoked() throws Exception {
    Identity user = Asking.issued(server, "ftps-user", "login:recalled1");

    CampaignPreview found =
        server
            .administrator()
            .post(CAMPAIGNS + "/preview", of(user))
            .as(200, CampaignPreview.class);
    assertThat(found.matching()).isEqualTo(1);
    CampaignInfo begun =
        server.administrator().post(CAMPAIGNS, of(user)).as(201, CampaignInfo.class);
    awaitState(begun.id(), "open");

    CertId id = CertId.of(new JcaX509CertificateHolder(user.leaf())).orElseThrow();
    Answer advice = server.anyone().get("/api/v1/renewal-info/" + id);
    assertThat(advice.as(200, RenewalInfo.class).reason()).isEqualTo("recalled");
    assertThat(advice.as(200, RenewalInfo.class).newKey()).isTrue();
    assertThat(advice.header("Retry-After")).isEqualTo("300");

    server
        .with(user)
        .post(
            Asking.RENEWALS,
            new EnrolRequest(null, null, Asking.csr(TestKeys.fresh(), "login:recalled1"), null))
        .as(201, RequestInfo.class);
    awaitState(begun.id(), "replaced");

    CertificateBundle bundle =
        server
            .administrator()
            .get(Asking.CERTIFICATES + "/" + Asking.serial(user))
            .as(200, CertificateBundle.class);
    assertThat(bundle.info().status()).isEqualTo("revoked");
    assertThat(bundle.info().reason()).isEqualTo("keyCompromise");
    while (!show(begun.id()).state().equals("done")) {
      Thread.sleep(20);
    }
    assertThat(
            server
                .administrator()
                .get(CAMPAIGNS + "?limit=1000")
                .as(200, new TypeReference<Page<CampaignInfo>>() {})
                .items())
        .extracting(CampaignInfo::id)
        .contains(begun.id());
  }

  @Test
  @Timeout(60)
  void is_paused_resumed_with_another_deadline_and_cancelled() throws Exception {
    Identity user = Asking.issued(server, "ftps-user", "login:recalled2");
    CampaignInfo begun =
        server.administrator().post(CAMPAIGNS, of(user)).as(201, CampaignInfo.class);
    awaitState(begun.id(), "open");

    assertThat(post("/" + begun.id() + "/pause").state()).isEqualTo("paused");
    server.administrator().post(CAMPAIGNS + "/" + begun.id() + "/pause").problem(409, "conflict");
    Instant deadline = server.clock().instant().plus(Duration.ofDays(3));
    CampaignInfo resumed =
        server
            .administrator()
            .post(CAMPAIGNS + "/" + begun.id() + "/resume", new CampaignResume(deadline))
            .as(200, CampaignInfo.class);
    assertThat(resumed.state()).isEqualTo("running");
    assertThat(resumed.deadline()).isEqualTo(deadline);
    assertThat(post("/" + begun.id() + "/cancel").state()).isEqualTo("cancelled");
    server.administrator().post(CAMPAIGNS + "/" + begun.id() + "/resume").problem(409, "conflict");
    server.administrator().post(CAMPAIGNS + "/none/cancel").problem(404, "not-found");
    server
        .administrator()
        .get(CAMPAIGNS + "/" + begun.id() + "/members?state=lost")
        .problem(400, "bad-input");
  }

  @Test
  void what_is_wrong_with_a_request_is_said() {
    Client admin = server.administrator();
    assertThat(admin.post(CAMPAIGNS, of("true", null)).problem(400, "bad-input").detail())
        .startsWith("atMost is missing");
    assertThat(admin.post(CAMPAIGNS, of("cert.nam", 1L)).problem(400, "bad-input").detail())
        .startsWith("not a CEL selection: undeclared reference")
        .contains("column");
    assertThat(admin.post(CAMPAIGNS, of(" ", 1L)).problem(400, "bad-input").detail())
        .startsWith("neither a selection nor a key");
    assertThat(admin.post(CAMPAIGNS, of("true", 0L)).problem(409, "conflict").detail())
        .contains("certificates are meant, and at most 0 were agreed to");
    CampaignRequest odd =
        new CampaignRequest("true", List.of("ab"), "keyCompromise", null, null, "maybe", 1L);
    admin.post(CAMPAIGNS, odd).problem(400, "bad-input");
    admin
        .post(CAMPAIGNS, new CampaignRequest("true", null, null, null, null, null, 1L))
        .problem(400, "bad-input");
    CampaignRequest renewals =
        new CampaignRequest("true", null, "superseded", null, null, "maybe", 1L);
    assertThat(admin.post(CAMPAIGNS, renewals).problem(400, "bad-input").detail())
        .isEqualTo("renewals=maybe; wanted allow or refuse");
  }

  @Test
  void an_auditor_sees_campaigns_and_starts_none() {
    Client auditor = server.with(Asking.issued(server, "auditor", "login:seeing"));

    auditor.get(CAMPAIGNS).as(200, new TypeReference<Page<CampaignInfo>>() {});
    auditor.post(CAMPAIGNS, of("true", 1L)).problem(403, "forbidden");
    auditor.post(CAMPAIGNS + "/preview", of("true", 1L)).problem(403, "forbidden");
    server.anyone().get(CAMPAIGNS).problem(401, "unauthenticated");
  }
}
