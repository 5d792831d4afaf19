package io.sealport.server.front.rest;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.sealport.api.Decision;
import io.sealport.api.TrustRequest;
import io.sealport.api.TrustedAuthority;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.ForeignCrl;
import io.sealport.pki.Pem;
import io.sealport.policy.Scope;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.front.Answers;
import io.sealport.server.front.Gate;
import io.sealport.server.registration.Caller;
import io.sealport.server.registration.Callers;
import io.sealport.server.status.Revocations;
import io.sealport.server.trust.TrustOffice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/** The CAs of others whose users are let in too. */
@Controller("/api/v1/trusted-authorities")
@ExecuteOn(TaskExecutors.BLOCKING)
class TrustedAuthoritiesController {

  /** A CA and those above it; more is a mistake. */
  private static final int MOST = 20;

  private final TrustOffice office;
  private final Callers callers;

  TrustedAuthoritiesController(TrustOffice office, Callers callers) {
    this.office = office;
    this.callers = callers;
  }

  /** Lists the trusted CAs of others, the first that was added first. */
  @Get
  @Access(
      value = {Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.TRUST_READ)
  List<TrustedAuthority> list() {
    return office.list();
  }

  /**
   * Shows one of them.
   *
   * @param id the first 16 digits of its fingerprint
   */
  @Get("/{id}")
  @Access(
      value = {Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.TRUST_READ)
  TrustedAuthority show(String id) {
    return office.show(id);
  }

  /** Lets the users of a CA in, and takes its CRL; nothing is done where anything is wrong. */
  @Post
  @Access(value = Who.ADMINISTRATOR, scope = Scope.TRUST_MANAGE)
  @Answers(status = 201, body = TrustedAuthority[].class)
  HttpResponse<List<TrustedAuthority>> add(
      @Body TrustRequest body, @RequestAttribute(Gate.CALLER) Caller caller) {
    return HttpResponse.created(office.add(order(body), by(caller)));
  }

  private static TrustOffice.Order order(TrustRequest body) {
    String pem = body.certificates();
    if (pem == null || pem.isBlank()) {
      throw Fault.of(Kind.BAD_INPUT, "certificates is missing; wanted a CA's certificate in PEM");
    }
    List<X509CertificateHolder> certificates =
        Pem.readCertificates(pem.getBytes(StandardCharsets.UTF_8), "certificates");
    List<String> urls = NameLists.of(body.crlUrls());
    if (certificates.size() > MOST || urls.size() > MOST) {
      throw Fault.of(
          Kind.BAD_INPUT,
          certificates.size()
              + " certificates and "
              + urls.size()
              + " addresses; wanted at most "
              + MOST);
    }
    String crls = body.crls();
    List<X509CRLHolder> lists =
        crls == null || crls.isBlank()
            ? List.of()
            : ForeignCrl.read(crls.getBytes(StandardCharsets.UTF_8), "crls");
    return new TrustOffice.Order(certificates, lists, urls, SpokenReason.of(body.reason()));
  }

  /**
   * Lets the users of a CA in no longer.
   *
   * @param id the first 16 digits of its fingerprint
   */
  @Post("/{id}/remove")
  @Access(value = Who.ADMINISTRATOR, scope = Scope.TRUST_MANAGE)
  TrustedAuthority remove(
      String id, @Nullable @Body Decision body, @RequestAttribute(Gate.CALLER) Caller caller) {
    String reason = SpokenReason.of(body == null ? null : body.reason());
    return office.remove(id, reason, by(caller));
  }

  private Revocations.By by(Caller caller) {
    return new Revocations.By(caller.id(), () -> callers.requireStill(caller));
  }
}
