package io.sealport.server.registration;

import io.sealport.api.AttemptInfo;
import io.sealport.api.AuthorityInfo;
import io.sealport.api.CertificateBundle;
import io.sealport.api.CertificateInfo;
import io.sealport.api.Page;
import io.sealport.api.ProfileInfo;
import io.sealport.api.RequestInfo;
import io.sealport.api.Step;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Issuer;
import io.sealport.pki.Pem;
import io.sealport.pki.SerialNumber;
import io.sealport.policy.Policies;
import io.sealport.policy.Profile;
import io.sealport.server.authority.ClientCas;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.identity.Attempt;
import io.sealport.server.identity.Attempts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.bouncycastle.cert.X509CertificateHolder;

/** What was issued, what is asked for, by which CAs and profiles: for reading. */
@Singleton
public class Inventory {

  private final Ledger ledger;
  private final Hierarchy hierarchy;
  private final ClientCas clientCas;
  private final Requests requests;
  private final Proving proving;
  private final Attempts attempts;
  private final Policies policies;
  private final Clock clock;

  Inventory(
      Ledger ledger,
      Hierarchy hierarchy,
      ClientCas clientCas,
      Requests requests,
      Proving proving,
      Attempts attempts,
      Policies policies,
      Clock clock) {
    this.ledger = ledger;
    this.hierarchy = hierarchy;
    this.clientCas = clientCas;
    this.requests = requests;
    this.proving = proving;
    this.attempts = attempts;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * A page of the ledger; {@code after} is the last page's {@code next}.
   *
   * @param whole with the certificates themselves
   */
  public Page<CertificateInfo> certificates(
      CertificateQuery query, long after, int limit, boolean whole) {
    Instant now = clock.instant();
    return page(
        ledger.search(query.filter(now), after, limit + 1),
        limit,
        LedgerEntry::seq,
        e -> whole ? e.info(now).withCertificate(Pem.certificate(e.certificate())) : e.info(now));
  }

  /**
   * A certificate with its chain; the CRLs are the front's to add.
   *
   * @throws Fault NOT_FOUND if this CA never issued it
   */
  public CertificateBundle bundle(SerialNumber serial) {
    return bundle(ledger.require(serial));
  }

  private CertificateBundle bundle(LedgerEntry entry) {
    return new CertificateBundle(
        entry.info(clock.instant()),
        Pem.certificate(entry.certificate()),
        Pem.certificates(hierarchy.chain(entry.issuer())),
        Pem.certificates(hierarchy.anchors()),
        clientCa(),
        "");
  }

  /** What an FTP server needs to check its users, those of trusted CAs too. */
  public String clientCa() {
    return clientCas.pem();
  }

  /** A page of the requests, without their certificates. */
  public Page<RequestInfo> requests(String state, String profile, long after, int limit) {
    return page(
        requests.page(after, state, profile, limit + 1), limit, RequestRow::seq, Requests::info);
  }

  /**
   * A request, with its certificate where it was issued.
   *
   * @throws Fault NOT_FOUND if there is none
   */
  public RequestInfo request(String id) {
    RequestRow row = requests.require(id);
    RequestInfo info =
        Requests.info(row)
            .withProofs(steps(row), attempts.ofRequest(id).stream().map(Attempt::told).toList());
    String serial = info.serial();
    return serial == null ? info : info.withBundle(bundle(SerialNumber.parse(serial)));
  }

  /** A request that was answered at once: nothing of it is read again. */
  RequestInfo issued(RequestRow row, LedgerEntry entry) {
    return Requests.info(row).withProofs(List.of(), List.of()).withBundle(bundle(entry));
  }

  /** What can be done next about a waiting request; nothing where its profile is gone. */
  private List<Step> steps(RequestRow row) {
    return row.state().equals("pending")
        ? policies
            .current()
            .profile(row.profile())
            .map(p -> proving.steps(proving.order(row, p, Optional.empty()), Requests.demands(row)))
            .orElse(List.of())
        : List.of();
  }

  /**
   * Every attempt to prove a request, with what was done and heard.
   *
   * @throws Fault NOT_FOUND if there is no such request
   */
  public List<AttemptInfo> attempts(String id) {
    requests.require(id);
    return attempts.ofRequest(id).stream().map(Attempt::full).toList();
  }

  /** Every CA, the root first; what its CRL says is the front's to add. */
  public List<AuthorityInfo> authorities() {
    return hierarchy.all().stream().map(this::authority).toList();
  }

  /** A CA's certificate. */
  public X509CertificateHolder authorityCertificate(String id) {
    return hierarchy.require(id).certificate();
  }

  /** The profiles in force, by name. */
  public List<ProfileInfo> profiles() {
    return policies.current().profiles().stream().map(Inventory::profile).toList();
  }

  /**
   * The profile with that name.
   *
   * @throws Fault NOT_FOUND if there is none
   */
  public ProfileInfo profile(String name) {
    return policies
        .current()
        .profile(name)
        .map(Inventory::profile)
        .orElseThrow(() -> Fault.of(Kind.NOT_FOUND, "no profile \"" + name + "\""));
  }

  private static ProfileInfo profile(Profile p) {
    return new ProfileInfo(
        p.name(), p.description(), String.join(" ", p.issuers()), p.source(), p.yaml());
  }

  private AuthorityInfo authority(Issuer ca) {
    CertificateFacts facts = CertificateFacts.of(ca.certificate());
    Optional<LedgerEntry.Revocation> revocation = ledger.require(facts.serial()).revocation();
    return new AuthorityInfo(
        ca.id(),
        facts.subject(),
        facts.serial().toString(),
        facts.keyType().toString(),
        facts.notBefore(),
        facts.notAfter(),
        facts.sha256(),
        ca.addresses().ocsp().map(java.net.URI::toString).orElse(null),
        ca.addresses().crl().toString(),
        ca.addresses().caIssuers().toString(),
        null,
        null,
        revocation.map(r -> r.reason().wire()).orElse(null),
        revocation.map(LedgerEntry.Revocation::at).orElse(null),
        Pem.certificate(ca.certificate()));
  }

  /** A page of a list read one longer than the page: the surplus says that there is a next one. */
  static <R, T> Page<T> page(
      List<R> rows, int limit, ToLongFunction<R> place, Function<R, T> item) {
    if (rows.size() <= limit) {
      return new Page<>(rows.stream().map(item).toList(), null);
    }
    List<R> kept = rows.subList(0, limit);
    return new Page<>(
        kept.stream().map(item).toList(),
        Long.toString(place.applyAsLong(kept.get(kept.size() - 1))));
  }
}
