package io.sealport.server.front.rest;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.sealport.api.RenewalInfo;
import io.sealport.api.RenewalReport;
import io.sealport.api.Reported;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertId;
import io.sealport.pki.SerialNumber;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.front.Answers;
import io.sealport.server.front.Gate;
import io.sealport.server.registration.Caller;
import io.sealport.server.registration.RenewalAdvice;
import io.sealport.server.registration.Reports;
import java.time.Duration;

/** When to renew, and how renewals went where the certificates are used. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class RenewalInfoController {

  /**
   * RFC 9773 4.3: how often to ask again. Its six hours are a suggestion; a campaign is as fast as
   * this, and 100,000 holders are 28 questions a second.
   */
  private static final Duration SELDOM = Duration.ofHours(1);

  /** While it is recalled: a campaign may be called off. */
  private static final Duration RECALLED = Duration.ofMinutes(5);

  private static final Duration OFTEN = Duration.ofMinutes(1);

  /** A certificate of a day is asked for every half hour. */
  private static final int LOOKS = 48;

  private static final int MOST_FAILURES = 1_000_000;

  private final RenewalAdvice advice;
  private final Reports reports;

  RenewalInfoController(RenewalAdvice advice, Reports reports) {
    this.advice = advice;
    this.reports = reports;
  }

  /**
   * Says when a certificate is to be renewed, after RFC 9773. A window that is past means at once.
   *
   * @param id base64url of its authority's key identifier, a dot, base64url of its serial
   */
  @Get("/renewal-info/{id}")
  @Access(Who.ANYONE)
  @Answers(body = RenewalInfo.class)
  HttpResponse<?> show(String id) {
    RenewalAdvice.Advice found = advice.of(CertId.parse(id));
    Duration usual = askAgain(found.lifetime());
    long again = (found.isRecall() && usual.compareTo(RECALLED) > 0 ? RECALLED : usual).toSeconds();
    return HttpResponse.ok(found.info())
        .header(HttpHeaders.RETRY_AFTER, Long.toString(again))
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + OFTEN.toSeconds());
  }

  private static Duration askAgain(Duration lifetime) {
    Duration share = lifetime.dividedBy(LOOKS);
    return share.compareTo(SELDOM) > 0 ? SELDOM : share.compareTo(OFTEN) < 0 ? OFTEN : share;
  }

  /**
   * Tells how a renewal or installation of the caller's own certificate went; it is journaled.
   *
   * @param serial in hex
   */
  @Post("/certificates/{serial}/reports")
  @Access(value = Who.HOLDER, ended = true)
  Reported report(
      String serial, @Body RenewalReport body, @RequestAttribute(Gate.CALLER) Caller caller) {
    return reports.tell(SerialNumber.parse(serial), read(body), caller);
  }

  private static Reports.Report read(RenewalReport body) {
    String event = body.event();
    if (event == null) {
      throw Fault.of(Kind.BAD_INPUT, "the report names no event");
    }
    Integer failures = body.failures();
    if (failures != null && (failures < 0 || failures > MOST_FAILURES)) {
      throw Fault.of(Kind.BAD_INPUT, "failures is " + failures + "; wanted 0 to " + MOST_FAILURES);
    }
    return new Reports.Report(
        Reports.Event.parse(event),
        SpokenReason.of(body.message()),
        failures == null ? 0 : failures);
  }
}
