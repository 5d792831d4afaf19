package io.sealport.server.root;

import io.sealport.api.RootTaken;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CaDraft;
import io.sealport.pki.CaId;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Pem;
import io.sealport.root.RootAnswer;
import io.sealport.root.RootRequest;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.IssuingCas;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import io.sealport.server.registration.Caller;
import io.sealport.server.registration.Callers;
import io.sealport.server.status.RootCrls;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Writes the requests that are carried to an offline root and takes its answers. An answer counts
 * only if its request is open and the root has signed exactly what that asks for.
 */
@Singleton
public class RootDesk {

  private final Hierarchy hierarchy;
  private final IssuingCas issuing;
  private final RootCrls rootCrls;
  private final Consequences consequences;
  private final Callers callers;
  private final Journal journal;
  private final RootRequestRows rows;
  private final SecureRandom random;
  private final Clock clock;

  RootDesk(
      Hierarchy hierarchy,
      IssuingCas issuing,
      RootCrls rootCrls,
      Consequences consequences,
      Callers callers,
      Journal journal,
      RootRequestRows rows,
      SecureRandom random,
      Clock clock) {
    this.hierarchy = hierarchy;
    this.issuing = issuing;
    this.rootCrls = rootCrls;
    this.consequences = consequences;
    this.callers = callers;
    this.journal = journal;
    this.rows = rows;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Asks for a CRL that lists every CA revoked so far.
   *
   * @throws Fault CONFLICT if the root is not offline
   */
  public RootRequest requestCrl(Caller caller) {
    requireOffline();
    RootRequest request =
        RootRequest.ofCrl(rootSha256(), clock.instant(), rootCrls.wanted(), random);
    store(request, "crl", Hierarchy.ROOT, "", caller);
    return request;
  }

  /**
   * Asks for an issuing CA, whose key is made here; the same request again while it is open.
   *
   * @throws Fault BAD_INPUT if id or title cannot be; CONFLICT if the root is not offline or the id
   *     is taken
   */
  public synchronized RootRequest requestCa(String id, Optional<String> title, Caller caller) {
    requireOffline();
    issuing.requireFree(id);
    Optional<RootRequestRow> open = rows.openCa(id);
    String named = CaDraft.requireTitle(title.orElseGet(() -> CaId.title(id)));
    if (open.isPresent()) {
      RootRequest before = request(open.get());
      if (title.isEmpty() || before.wantedCa().title().equals(named)) {
        return before;
      }
      giveUp(open.get(), caller);
    }
    IssuingCas.Prepared prepared = issuing.prepare(id);
    RootRequest request =
        RootRequest.ofCa(
            rootSha256(),
            clock.instant(),
            new RootRequest.WantedCa(
                id,
                named,
                issuing.base().toString(),
                Pem.encode("CERTIFICATE REQUEST", prepared.csr().der())),
            random);
    store(request, "ca", id, prepared.keyId(), caller);
    return request;
  }

  /** A request that the root would refuse makes way for another. */
  private void giveUp(RootRequestRow row, Caller by) {
    journal.commit(
        acts -> {
          callers.requireStill(by);
          rows.giveUp(row.id());
          return acts.add(Act.of(by.id(), "root.request.given-up", row.id()));
        });
  }

  private void store(RootRequest request, String kind, String subject, String keyId, Caller by) {
    journal.commit(
        acts -> {
          callers.requireStill(by);
          long seq =
              acts.add(
                  Act.of(by.id(), "root.requested", subject)
                      .with("kind", kind)
                      .with("request", request.id())
                      .with("sha256", request.sha256()));
          return rows.save(
              new RootRequestRow(
                  request.id(),
                  seq,
                  kind,
                  subject,
                  keyId,
                  request.created().toEpochMilli(),
                  "open",
                  new String(request.bytes(), StandardCharsets.UTF_8)));
        });
  }

  /**
   * Takes an answer: publishes the CRL, or puts the new CA into service.
   *
   * @throws Fault BAD_INPUT if it is not what was asked for; NOT_FOUND or CONFLICT if nobody asked
   *     for it, or it came before
   */
  public synchronized RootTaken take(RootAnswer answer, Caller caller) {
    requireOffline();
    RootRequestRow row =
        rows.findById(answer.request())
            .orElseThrow(
                () ->
                    Fault.of(
                        Kind.NOT_FOUND,
                        "the answer is to the request "
                            + io.sealport.pki.Name.printable(answer.request())
                            + ", which this CA never wrote"));
    if (!row.state().equals("open")) {
      throw Fault.of(
          Kind.CONFLICT, "the request " + row.id() + " is " + row.state() + ", not open");
    }
    return row.kind().equals("crl") ? takeCrl(answer, row, caller) : takeCa(answer, row, caller);
  }

  private RootTaken takeCrl(RootAnswer answer, RootRequestRow row, Caller caller) {
    RootRequest request = request(row);
    RootAnswer.Crl crl = answer.requireCrl(request, hierarchy.root().certificate());
    RootRequest.WantedCrl wanted = request.wantedCrl();
    RootCrls.Stored stored =
        journal.commit(
            acts -> {
              callers.requireStill(caller);
              requireFirstAnswer(row);
              rows.supersede(row.seq());
              return rootCrls.add(acts, crl, wanted, caller.id());
            });
    rootCrls.publish(stored);
    return new RootTaken("crl", Hierarchy.ROOT, Long.toString(crl.number()), wanted.nextUpdate());
  }

  private RootTaken takeCa(RootAnswer answer, RootRequestRow row, Caller caller) {
    X509CertificateHolder certificate =
        answer.requireCertificate(request(row), hierarchy.root().certificate());
    journal.commit(
        acts -> {
          callers.requireStill(caller);
          requireFirstAnswer(row);
          return issuing.add(acts, row.subject(), row.keyId(), certificate, caller.id());
        });
    issuing.added();
    consequences.follow();
    return new RootTaken(
        "ca",
        row.subject(),
        certificate.getSerialNumber().toString(16),
        certificate.getNotAfter().toInstant());
  }

  private void requireFirstAnswer(RootRequestRow row) {
    if (rows.answer(row.id()) != 1) {
      throw Fault.of(Kind.CONFLICT, "the request " + row.id() + " is answered already");
    }
  }

  private static RootRequest request(RootRequestRow row) {
    return RootRequest.parse(row.body().getBytes(StandardCharsets.UTF_8));
  }

  private String rootSha256() {
    return CertificateFacts.sha256(CertificateFacts.encoded(hierarchy.root().certificate()));
  }

  private void requireOffline() {
    if (!hierarchy.isRootOffline()) {
      throw Fault.of(Kind.CONFLICT, "the root of this CA is not offline: it signs here")
          .withHint("sealport ca add ID and sealport ca revoke ID do it at once");
    }
  }
}
