package io.sealport.server.authority;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.fault.Violation;
import io.sealport.pki.CrlEntries;
import io.sealport.pki.CrlFile;
import io.sealport.pki.CrlHead;
import io.sealport.pki.CrlKind;
import io.sealport.pki.Issuer;
import io.sealport.pki.KeyType;
import io.sealport.pki.Pen;
import io.sealport.pki.SerialNumber;
import io.sealport.pki.SignedCertificate;
import io.sealport.policy.Approval;
import io.sealport.policy.Evidence;
import io.sealport.policy.Usage;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import io.sealport.server.journal.Work;
import io.sealport.server.watch.Figure;
import io.sealport.server.watch.Figures;
import io.sealport.server.watch.Steps;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CertificateHolder;

/** Signs with the CAs' keys: certificates that were approved, and CRLs. Nothing else. */
@Singleton
public class Authority {

  private final Hierarchy hierarchy;
  private final Ledger ledger;
  private final Journal journal;
  private final Steps steps;
  private final Figures figures;

  Authority(Hierarchy hierarchy, Ledger ledger, Journal journal, Steps steps, Figures figures) {
    this.hierarchy = hierarchy;
    this.ledger = ledger;
    this.journal = journal;
    this.steps = steps;
    this.figures = figures;
  }

  /** What else belongs into the transaction of an issue, such as spending the token. */
  @FunctionalInterface
  public interface Companion {

    /** Nothing else. */
    Companion NONE = (acts, seq) -> {};

    /**
     * Writes its rows; whatever it throws undoes the issue.
     *
     * @param acts takes further journal entries
     * @param seq the issue's journal entry
     */
    void write(Work.Acts acts, long seq);

    /**
     * Writes what follows from the issue, when the certificate's row is there.
     *
     * @param acts takes further journal entries
     */
    default void follow(Work.Acts acts, LedgerEntry issued) {}
  }

  /**
   * Who asked, and what is renewed.
   *
   * @param requester as in the journal
   * @param replaces the certificate that this one takes the place of
   */
  public record Context(String requester, Optional<SerialNumber> replaces) {}

  /**
   * Signs what was approved and returns it when its ledger row, its journal entry and the
   * companion's rows are on disk in one transaction.
   *
   * @throws Fault INTERNAL if it was approved for a CA that is not ours or what was signed is not
   *     what was approved; whatever the companion throws; nothing is released then
   */
  public LedgerEntry issue(Approval approval, Context context, Companion companion) {
    String issuer = approval.issuer().id();
    requireOurs(approval.issuer());
    // 6. Sign
    X509CertificateHolder certificate =
        sign(issuer, pen -> SignedCertificate.sign(approval.certificate(), pen));
    requireAsApproved(approval, certificate);
    String evidence =
        approval.evidence().stream()
            .map(e -> e.check() + ": " + e.statement())
            .collect(Collectors.joining("\n"));
    Ledger.Origin origin =
        new Ledger.Origin(
            issuer,
            approval.profile().name(),
            context.requester(),
            evidence,
            context.replaces(),
            approval.profile().crl().crl(issuer, approval.serial()).shard());
    Ledger.Fresh fresh = Ledger.Fresh.of(certificate, origin);
    // 7. Store
    LedgerEntry stored =
        journal.commit(
            acts -> {
              requireIssuing(approval);
              long seq = acts.add(act(approval, context));
              companion.write(acts, seq);
              LedgerEntry issued = ledger.add(seq, fresh);
              companion.follow(acts, issued);
              return issued;
            });
    figures.count(Figure.CERTIFICATES, stored.profile(), stored.issuer());
    return stored;
  }

  private <T> T sign(String ca, Function<Pen, T> signature) {
    Pen pen = hierarchy.pen(ca);
    return steps.during(
        Figure.SIGNING, () -> signature.apply(pen), ca, KeyType.of(pen.publicKey()).toString());
  }

  private static Act act(Approval approval, Context context) {
    Act act =
        Act.of(context.requester(), "certificate.issued", approval.serial().toString())
            .with("profile", approval.profile().name())
            .with("issuer", approval.issuer().id())
            .with(
                "names",
                approval.names().stream().map(Object::toString).collect(Collectors.joining(" ")))
            .with(
                "evidence",
                approval.evidence().stream()
                    .map(Evidence::check)
                    .distinct()
                    .collect(Collectors.joining(" ")));
    Act told =
        approval.warnings().isEmpty()
            ? act
            : act.with(
                "warnings",
                approval.warnings().stream().map(Violation::rule).collect(Collectors.joining(" ")));
    return context.replaces().map(s -> told.with("replaces", s.toString())).orElse(told);
  }

  private void requireOurs(Issuer issuer) {
    // The draft names that CA, and its key is chosen by the id alone.
    if (!hierarchy.require(issuer.id()).certificate().equals(issuer.certificate())) {
      throw Fault.of(Kind.INTERNAL, "an approval for another CA than " + issuer.id());
    }
  }

  /** A CA may have been revoked since; its OCSP responder has to go on. */
  private void requireIssuing(Approval approval) {
    if (approval.profile().usage() != Usage.OCSP) {
      hierarchy.requireUsable(List.of(approval.issuer().id()));
    }
  }

  private static void requireAsApproved(Approval approval, X509CertificateHolder certificate) {
    List<Violation> differences = approval.differences(certificate);
    if (!differences.isEmpty()) {
      throw Fault.of(
          Kind.INTERNAL, "a signed certificate is not what was approved: " + differences);
    }
  }

  /**
   * Signs a CRL and writes it to a file. What it says beside the entries is made here, of the CA
   * and the terms; the entries can be nothing else.
   *
   * @param file open for reading too, and empty
   * @param meanwhile is done with the file while it is checked: it is whole, and may yet be refused
   */
  public CrlFile.Written writeCrl(
      String ca, CrlTerms terms, CrlEntries entries, FileChannel file, Runnable meanwhile)
      throws IOException {
    CrlHead head =
        new CrlHead(
            hierarchy.require(ca),
            terms.number(),
            terms.thisUpdate(),
            terms.nextUpdate(),
            terms.kind());
    return CrlFile.write(head, entries, hierarchy.pen(ca), file, meanwhile);
  }

  /**
   * What a CRL is to say.
   *
   * @param thisUpdate whole seconds
   * @param nextUpdate whole seconds
   */
  public record CrlTerms(long number, Instant thisUpdate, Instant nextUpdate, CrlKind kind) {}
}
