package io.sealport.cli.fake;

import io.sealport.api.CertificateBundle;
import io.sealport.api.EnrolRequest;
import io.sealport.api.Problem;
import io.sealport.api.RequestInfo;
import io.sealport.api.ServerInfo;
import io.sealport.api.Step;
import io.sealport.cli.fake.FakeServer.Answer;
import io.sealport.cli.fake.FakeServer.Asked;
import io.sealport.fault.Violation;
import io.sealport.pki.Csr;
import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import io.sealport.policy.Demand;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Enrolment as a server does it: what it decides is set by the test. */
public final class FakeRegistration {

  private final FakeCa ca;
  private final Name.Type bare;
  private final AtomicInteger count = new AtomicInteger();
  private volatile String decision = "issued";
  private volatile List<Step> steps = List.of();
  private volatile EnrolRequest last = new EnrolRequest(null, null, null, null);

  /**
   * @param bare what a name without a type is
   */
  public FakeRegistration(FakeServer server, FakeCa ca, Name.Type bare) {
    this.ca = ca;
    this.bare = bare;
    server.when("GET /server", 200, new ServerInfo("Test", "1", "http://ca.example"));
    server.when("POST /requests", this::enrol);
    server.when("POST /renewals", this::enrol);
    server.when("GET /requests/r1", a -> Answer.json(200, info(last)));
  }

  /** From now on: issued, pending, refused, rejected or broken (HTTP 500). */
  public void decide(String status) {
    decision = status;
  }

  /** What the holder of a pending request can do next. */
  public void offer(Step... next) {
    steps = List.of(next);
  }

  /** What came in last. */
  public EnrolRequest last() {
    return last;
  }

  public int count() {
    return count.get();
  }

  private Answer enrol(Asked asked) {
    count.incrementAndGet();
    last = asked.read(EnrolRequest.class);
    if (decision.equals("broken")) {
      return new Answer(500, "");
    }
    if (decision.equals("refused")) {
      List<Violation> broken = List.of(new Violation("names.allow", "dns:evil.com", "dns:*.ok"));
      return Answer.json(
          422,
          new Problem("urn:x", "refused", 422, "refused", "refused", null, null, broken, null));
    }
    return Answer.json(decision.equals("pending") ? 202 : 201, info(last));
  }

  private RequestInfo info(EnrolRequest request) {
    boolean issued = decision.equals("issued");
    List<Name> names =
        (request.names() == null ? List.of("ftp.example.com") : request.names())
            .stream().map(n -> Name.parse(n, bare)).toList();
    CertificateBundle bundle = issued ? sign(request, names) : null;
    return new RequestInfo(
        "r1",
        decision,
        "p",
        names.stream().map(Name::toString).toList(),
        "operator:admin",
        Instant.now(),
        issued
            ? List.of()
            : List.of(new Demand(names.get(0).toString(), List.of("approval"), "approval")),
        issued ? List.of() : steps,
        List.of(),
        List.of(),
        decision.equals("rejected") ? "operator:admin" : null,
        null,
        decision.equals("rejected") ? "not ours" : null,
        bundle == null ? null : bundle.info().serial(),
        bundle);
  }

  private CertificateBundle sign(EnrolRequest request, List<Name> names) {
    String pem = request.csr();
    if (pem == null) {
      throw new AssertionError("a request without CSR");
    }
    Csr csr = Csr.parse(pem.getBytes(StandardCharsets.US_ASCII));
    return ca.bundle(ca.issue(Keys.publicKey(csr.publicKey()), names), "p");
  }
}
