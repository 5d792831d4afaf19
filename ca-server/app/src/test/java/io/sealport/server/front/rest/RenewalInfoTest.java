package io.sealport.server.front.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.JournalEntry;
import io.sealport.api.RenewalInfo;
import io.sealport.api.RenewalReport;
import io.sealport.api.Reported;
import io.sealport.api.RevokeRequest;
import io.sealport.api.Revoked;
import io.sealport.pki.CertId;
import io.sealport.server.boot.Answer;
import io.sealport.server.boot.Identity;
import io.sealport.server.boot.RunningServer;
import io.sealport.server.boot.SharedServer;
import io.sealport.server.journal.JournalReader;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** When to renew, and reports of how it went. */
@ExtendWith(SharedServer.class)
class RenewalInfoTest {

  private static final String PATH = "/api/v1/renewal-info/";

  private RunningServer server;

  @BeforeEach
  void take(RunningServer shared) {
    server = shared;
  }

  private Answer ask(Identity identity) throws Exception {
    return server
        .anyone()
        .get(PATH + CertId.of(new JcaX509CertificateHolder(identity.leaf())).orElseThrow());
  }

  private Answer report(Identity as, String serial, String event, String message) {
    return server
        .with(as)
        .post(
            Asking.CERTIFICATES + "/" + serial + "/reports", new RenewalReport(event, message, 3));
  }

  private JournalEntry entry(long seq) {
    return server.get(JournalReader.class).entry(seq).orElseThrow();
  }

  @Test
  void suggests_two_thirds_of_the_lifetime_to_anyone_and_lets_it_be_kept() throws Exception {
    Identity server47d = Asking.issued(server, "ftps-server", "dns:window.example.com");
    Instant begin = server47d.leaf().getNotBefore().toInstant();
    Duration lifetime = Duration.between(begin, server47d.leaf().getNotAfter().toInstant());

    Answer answer = ask(server47d);

    RenewalInfo info = answer.as(200, RenewalInfo.class);
    assertThat(info.reason()).isEqualTo("lifetime");
    assertThat(info.suggestedWindow().start())
        .isEqualTo(begin.plus(lifetime.multipliedBy(2).dividedBy(3)));
    assertThat(info.suggestedWindow().end())
        .isEqualTo(info.suggestedWindow().start().plus(lifetime.dividedBy(24)));
    assertThat(answer.header("Cache-Control")).contains("public, max-age=60");
    assertThat(answer.header("Retry-After")).contains("3600");
  }

  @Test
  void asks_at_once_where_it_is_revoked_or_held() throws Exception {
    for (String reason : new String[] {"keyCompromise", "certificateHold"}) {
      Identity user = Asking.issued(server, "ftps-user", "login:urgent-" + reason);
      server
          .administrator()
          .post(
              Asking.CERTIFICATES + "/" + Asking.serial(user) + "/revoke",
              new RevokeRequest(reason, false))
          .as(200, Revoked.class);

      RenewalInfo info = ask(user).as(200, RenewalInfo.class);

      assertThat(info.reason()).isEqualTo(reason.equals("keyCompromise") ? "revoked" : "held");
      assertThat(info.suggestedWindow().end()).isBeforeOrEqualTo(server.clock().instant());
      assertThat(info.suggestedWindow().start()).isBefore(info.suggestedWindow().end());
    }
  }

  @Test
  void knows_only_what_it_issued_by_its_true_id() throws Exception {
    Identity user = Asking.issued(server, "ftps-user", "login:identified");
    CertId id = CertId.of(new JcaX509CertificateHolder(user.leaf())).orElseThrow();
    CertId foreign = new CertId("00".repeat(20), id.serial());

    server.anyone().get(PATH + foreign).problem(404, "not-found");
    server.anyone().get(PATH + "a.b!").problem(400, "bad-input");
    server.anyone().get(PATH + id.serial()).problem(400, "bad-input");
  }

  @Test
  void a_holder_reports_what_failed_and_the_journal_has_it() {
    Identity user = Asking.issued(server, "ftps-user", "login:reporting");

    Reported failed =
        report(user, Asking.serial(user), "renewal-failed", "refused by policy")
            .as(200, Reported.class);
    Reported installed = report(user, Asking.serial(user), "installed", "").as(200, Reported.class);

    assertThat(entry(failed.seq()))
        .satisfies(
            e -> {
              assertThat(e.act()).isEqualTo("certificate.renewal-failed");
              assertThat(e.subject()).isEqualTo(Asking.serial(user));
              assertThat(e.actor()).isEqualTo("certificate:" + Asking.serial(user));
              assertThat(e.details())
                  .contains("\"failed\":\"renewal\"", "refused by policy", "\"failures\":\"3\"");
            });
    assertThat(entry(installed.seq()).act()).isEqualTo("certificate.installed");
  }

  @Test
  void reports_are_of_ones_own_certificate_of_known_events_and_one_line() {
    Identity user = Asking.issued(server, "ftps-user", "login:narrow");
    Identity other = Asking.issued(server, "ftps-user", "login:other-narrow");

    report(user, Asking.serial(other), "installed", "").problem(403, "forbidden");
    report(user, Asking.serial(user), "exploded", "").problem(400, "bad-input");
    report(user, Asking.serial(user), "renewal-failed", "two\nlines").problem(400, "bad-input");
    report(user, Asking.serial(user), "renewal-failed", "x".repeat(501)).problem(400, "bad-input");
    server
        .anyone()
        .post(
            Asking.CERTIFICATES + "/" + Asking.serial(user) + "/reports",
            new RenewalReport("installed", null, null))
        .problem(401, "unauthenticated");
  }

  @Test
  void the_eleventh_report_of_a_day_is_too_much() {
    Identity user = Asking.issued(server, "ftps-user", "login:talkative");
    for (int i = 0; i < 10; i++) {
      report(user, Asking.serial(user), "installed", "").as(200, Reported.class);
    }

    report(user, Asking.serial(user), "installed", "").problem(429, "busy");
  }
}
