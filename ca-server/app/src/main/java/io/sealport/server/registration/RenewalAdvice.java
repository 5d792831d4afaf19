package io.sealport.server.registration;

import io.sealport.api.RenewalInfo;
import io.sealport.api.RenewalInfo.SuggestedWindow;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertId;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.RenewalWindow;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.authority.LedgerEntry.Revocation;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * When a certificate is to be renewed, after the idea of RFC 9773. What is urgent is found by the
 * methods that {@code urgent} lists, the first that applies; another reason is another line there.
 */
@Singleton
public class RenewalAdvice {

  /** RFC 9773 4.2: a window that lies in the past asks for a renewal at once. */
  private static final Duration PAST = Duration.ofHours(1);

  private static final String RECALLED = "recalled";

  private final Ledger ledger;
  private final Hierarchy hierarchy;
  private final Recalls recalls;

  RenewalAdvice(Ledger ledger, Hierarchy hierarchy, Recalls recalls) {
    this.ledger = ledger;
    this.hierarchy = hierarchy;
    this.recalls = recalls;
  }

  /**
   * What is advised, and how long it lasted as issued.
   *
   * @param lifetime from notBefore to notAfter
   */
  public record Advice(RenewalInfo info, Duration lifetime) {

    /** Whether it may change soon. */
    public boolean isRecall() {
      return info.reason().equals(RECALLED);
    }
  }

  /**
   * Of the certificate with that id.
   *
   * @throws Fault NOT_FOUND if this CA never issued it to anybody
   */
  public Advice of(CertId id) {
    LedgerEntry entry =
        ledger
            .find(id.serial())
            .filter(e -> !e.profile().equals("ca"))
            .filter(e -> CertId.of(e.certificate()).filter(id::equals).isPresent())
            .orElseThrow(
                () ->
                    Fault.of(Kind.NOT_FOUND, "no certificate with id " + id + " was issued here"));
    CertificateFacts facts = entry.facts();
    RenewalInfo info = urgent(entry).orElseGet(() -> ordinary(facts));
    return new Advice(info, Duration.between(facts.notBefore(), facts.notAfter()));
  }

  private Optional<RenewalInfo> urgent(LedgerEntry entry) {
    return Stream.<Function<LedgerEntry, Optional<RenewalInfo>>>of(
            RenewalAdvice::ofRevoked, this::ofRecalled, this::ofRevokedIssuer)
        .flatMap(reason -> reason.apply(entry).stream())
        .findFirst();
  }

  private static RenewalInfo ordinary(CertificateFacts facts) {
    RenewalWindow window = RenewalWindow.of(facts.notBefore(), facts.notAfter());
    return new RenewalInfo(
        new SuggestedWindow(window.start(), window.end()),
        "lifetime",
        "two thirds of its lifetime are over then",
        null);
  }

  private static Optional<RenewalInfo> ofRevoked(LedgerEntry entry) {
    return entry
        .revocation()
        .map(
            r ->
                entry.isHeld()
                    ? past(
                        r.at(),
                        "held",
                        "it is held since " + r.at() + "; an officer may release it")
                    : past(
                        r.at(),
                        "revoked",
                        "it is revoked since "
                            + r.at()
                            + "; a token or an operator makes a new one"));
  }

  /** What a campaign wants replaced, as long as its own key proves that. */
  private Optional<RenewalInfo> ofRecalled(LedgerEntry entry) {
    return recalls.of(entry.serial()).stream()
        .filter(Recall::told)
        .filter(Recall::renewable)
        .findFirst()
        .map(
            r ->
                new RenewalInfo(
                    new SuggestedWindow(r.since().minus(PAST), r.since()),
                    RECALLED,
                    "campaign "
                        + r.id()
                        + " has it replaced: "
                        + r.reason().wire()
                        + r.deadline().map(d -> "; it is revoked at " + d).orElse(""),
                    r.isOfKey() ? true : null));
  }

  private Optional<RenewalInfo> ofRevokedIssuer(LedgerEntry entry) {
    return hierarchy
        .find(entry.issuer())
        .map(ca -> CertificateFacts.of(ca.certificate()).serial())
        .flatMap(ledger::find)
        .flatMap(LedgerEntry::revocation)
        .map(Revocation::at)
        .map(
            at ->
                past(
                    at,
                    "issuer-revoked",
                    "the CA \"" + entry.issuer() + "\" that issued it is revoked since " + at));
  }

  private static RenewalInfo past(Instant at, String reason, String explanation) {
    return new RenewalInfo(new SuggestedWindow(at.minus(PAST), at), reason, explanation, null);
  }
}
