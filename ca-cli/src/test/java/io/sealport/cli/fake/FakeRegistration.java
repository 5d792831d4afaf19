package io.sealport.cli.fake;

import io.sealport.api.AttemptInfo;
import io.sealport.api.CertificateBundle;
import io.sealport.api.EnrolRequest;
import io.sealport.api.Problem;
import io.sealport.api.RequestInfo;
import io.sealport.api.ResumeRequest;
import io.sealport.api.ServerInfo;
import io.sealport.api.Step;
import io.sealport.cli.fake.FakeServer.Answer;
import io.sealport.cli.fake.FakeServer.Asked;
import io.sealport.fault.Fault;
import io.sealport.fault.Violation;
import io.sealport.pki.Csr;
import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import io.sealport.policy.Demand;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Enrolment as a server does it: what it decides is set by the test. */
public final class FakeRegistration {

  private final FakeCa ca;
  private final Name.Type bare;
  private final AtomicInteger count = new AtomicInteger();
  private final List<ResumeRequest> resumed = new CopyOnWriteArrayList<>();
  private volatile String decision = "issued";
  private volatile String next = "";
  private volatile String end = "issued";
  private int resumptionsLeft;
  private int looksLeft;
  private volatile Fault.@Nullable Kind trouble = null;
  private volatile List<Demand> demands = List.of();
  private volatile List<Step> steps = List.of();
  private volatile List<AttemptInfo> attempts = List.of();
  private volatile List<AttemptInfo> tried = List.of();
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
    server.when("GET /requests/r1", a -> look());
    server.when("POST /requests/r1/resume", this::resume);
  }

  /** Pending from now on, as long as these ways are owed; a demand for each of their subjects. */
  public void owes(Step... ways) {
    decision = "pending";
    steps = List.of(ways);
    demands =
        steps.stream()
            .collect(
                Collectors.groupingBy(
                    Step::subject,
                    LinkedHashMap::new,
                    Collectors.mapping(Step::check, Collectors.toList())))
            .entrySet()
            .stream()
            .map(e -> new Demand(e.getKey(), e.getValue(), String.join(" or ", e.getValue())))
            .toList();
  }

  /** What the next resumption finds, and what it makes of the request; empty leaves it pending. */
  public void onResume(String status, AttemptInfo... found) {
    next = status;
    attempts = List.of(found);
  }

  /** What the request is after so many resumptions. */
  public void afterResumptions(int count, String status) {
    resumptionsLeft = count;
    end = status;
  }

  /** What the request is after so many looks at it. */
  public void decideAfterLooks(int count, String status) {
    looksLeft = count;
    end = status;
  }

  private Answer look() {
    if (looksLeft > 0 && --looksLeft == 0) {
      decision = end;
    }
    return Answer.json(200, info(last));
  }

  /** From now on resuming fails so. */
  public void onResumeFail(Fault.Kind kind) {
    trouble = kind;
  }

  /** What was given at each resumption. */
  public List<ResumeRequest> resumed() {
    return resumed;
  }

  /** The last answer to that. */
  public String answered(String check, String what) {
    var answers = resumed.get(resumed.size() - 1).answers();
    return answers == null ? "" : answers.getOrDefault(check, Map.of()).getOrDefault(what, "");
  }

  private Answer resume(Asked asked) {
    resumed.add(asked.read(ResumeRequest.class));
    Fault.Kind kind = trouble;
    if (kind != null) {
      return problem(kind, "20 attempts for dns:ftp.example.com within 1h did not succeed");
    }
    if (!decision.equals("pending")) {
      return problem(Fault.Kind.CONFLICT, "request r1 is " + decision + ", not pending");
    }
    tried = attempts;
    if (resumptionsLeft > 0 && --resumptionsLeft == 0) {
      decision = end;
    }
    if (!next.isEmpty()) {
      decision = next;
    }
    return decision.equals("refused")
        ? refusal()
        : Answer.json(decision.equals("pending") ? 202 : 201, info(last));
  }

  private static Answer problem(Fault.Kind kind, String detail) {
    int status =
        switch (kind) {
          case BUSY -> 429;
          case FORBIDDEN -> 403;
          default -> 409;
        };
    return Answer.json(
        status,
        new Problem("urn:x", "no", status, detail, kind.wire(), null, null, List.of(), null));
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
      return refusal();
    }
    return Answer.json(decision.equals("pending") ? 202 : 201, info(last));
  }

  private static Answer refusal() {
    List<Violation> broken = List.of(new Violation("names.allow", "dns:evil.com", "dns:*.ok"));
    return Answer.json(
        422, new Problem("urn:x", "refused", 422, "refused", "refused", null, null, broken, null));
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
        decision.equals("pending") ? demands(names) : List.of(),
        decision.equals("pending") ? steps : List.of(),
        tried,
        List.of(),
        List.of(),
        decision.equals("rejected") ? "operator:admin" : null,
        null,
        decision.equals("rejected") ? "not ours" : null,
        bundle == null ? null : bundle.info().serial(),
        bundle);
  }

  private List<Demand> demands(List<Name> names) {
    return demands.isEmpty()
        ? List.of(new Demand(names.get(0).toString(), List.of("approval"), "approval"))
        : demands;
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
