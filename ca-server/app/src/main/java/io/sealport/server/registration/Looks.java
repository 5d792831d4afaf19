package io.sealport.server.registration;

import io.sealport.api.LookAnswer;
import io.sealport.api.LookRequest;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.net.Deadline;
import io.sealport.net.Transcript;
import io.sealport.pki.Csr;
import io.sealport.pki.Name;
import io.sealport.pki.Pem;
import io.sealport.policy.Profile;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.Check;
import io.sealport.server.identity.Checks;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.LookTimes;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Looks on behalf of another node: this one is its vantage point. It says what it sees, and decides
 * nothing; only checks that see the network and take no secret look for others.
 */
@Singleton
public class Looks {

  private final Checks checks;
  private final LookTimes times;
  private final Callers callers;
  private final Journal journal;
  private final Clock clock;

  Looks(Checks checks, LookTimes times, Callers callers, Journal journal, Clock clock) {
    this.checks = checks;
    this.times = times;
    this.callers = callers;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Looks as a request of another node wants it, from here.
   *
   * @throws Fault BAD_INPUT if it cannot be read, or the check does not look for others
   */
  public LookAnswer look(LookRequest asked, Caller caller) {
    callers.requireStill(caller);
    Subject subject = Subject.of(Name.parse(asked.subject()));
    Check check =
        checks
            .find(asked.check(), subject)
            .filter(Check::seesTheNetwork)
            .orElseThrow(
                () ->
                    Fault.of(
                        Kind.BAD_INPUT,
                        "the check \""
                            + Name.printable(asked.check())
                            + "\" does not look for other nodes, or not at "
                            + subject));
    Order order = order(asked);
    journal.commit(
        acts ->
            acts.add(
                Act.of(caller.id(), "look.made", order.id())
                    .with("check", check.id())
                    .with("subject", subject.toString())));
    Transcript transcript = new Transcript();
    Finding finding =
        check.look(
            order,
            subject,
            new Answers(Map.of(check.id(), asked.answers())),
            new Looking(clock.instant(), Deadline.in(times.each()), transcript));
    return new LookAnswer(
        finding instanceof Finding.Proven, finding.statement(), transcript.lines());
  }

  private static Order order(LookRequest asked) {
    if (asked.nonce().isEmpty()) {
      throw Fault.of(Kind.BAD_INPUT, "the request has no nonce");
    }
    return new Order(
        Name.printable(asked.request()),
        asked.account(),
        asked.nonce(),
        Csr.parse(asked.csr().getBytes(StandardCharsets.US_ASCII)),
        asked.names().stream().map(Name::parse).toList(),
        profile(asked.profile()),
        Optional.empty(),
        asked.created(),
        Optional.ofNullable(asked.current()).map(Looks::certificate));
  }

  private static Profile profile(String yaml) {
    try {
      return Profile.parse("the profile", yaml);
    } catch (Fault e) {
      throw Fault.of(Kind.BAD_INPUT, e.message(), e);
    }
  }

  private static X509CertificateHolder certificate(String pem) {
    return Pem.readCertificates(pem.getBytes(StandardCharsets.US_ASCII), "the current certificate")
        .get(0);
  }
}
