package io.sealport.server.status;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Issuer;
import io.sealport.server.authority.OwnCredential;
import io.sealport.server.authority.OwnKeys;
import io.sealport.server.authority.Standing;
import io.sealport.server.watch.Figure;
import io.sealport.server.watch.Figures;
import io.sealport.server.watch.Steps;
import io.sealport.server.watch.Tally;
import io.sealport.server.watch.Timing;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;

/**
 * Answers OCSP requests for every CA at one address, each with the CA's own delegated responder
 * (RFC 6960 4.2.2.2).
 */
@Singleton
public class OcspResponder {

  /** A request for a few certificates with a nonce has about 200 bytes. */
  public static final int MAX_REQUEST_BYTES = 8 * 1024;

  /** The purpose of a CA's responder certificate. */
  public static String purpose(String ca) {
    return "ocsp:" + ca;
  }

  private final OcspIssuers issuers;
  private final Standings standings;
  private final StatusChanges changes;
  private final OwnKeys own;
  private final OcspCache cache;
  private final StatusSettings settings;
  private final Clock clock;
  private final Map<String, OcspSigner> signers = new ConcurrentHashMap<>();
  private final Steps steps;

  // At hand: to look a figure up costs as much as to find an answer that is kept.
  private final Tally cached;
  private final Tally signed;
  private final Tally signedWithNonce;
  private final Tally errors;
  private final Timing fromMemory;

  OcspResponder(
      OcspIssuers issuers,
      Standings standings,
      StatusChanges changes,
      OwnKeys own,
      OcspCache cache,
      StatusSettings settings,
      Steps steps,
      Figures figures,
      Clock clock) {
    this.issuers = issuers;
    this.standings = standings;
    this.changes = changes;
    this.own = own;
    this.cache = cache;
    this.settings = settings;
    this.clock = clock;
    this.steps = steps;
    this.cached = figures.tally(Figure.OCSP, "cached");
    this.signed = figures.tally(Figure.OCSP, "fresh");
    this.signedWithNonce = figures.tally(Figure.OCSP, "nonce");
    this.errors = figures.tally(Figure.OCSP, "error");
    this.fromMemory = figures.timing(Figure.OCSP_TIME, "memory");
  }

  /** The answer to whatever came in; an error is an OCSP answer too. */
  public OcspAnswer answer(byte[] request) {
    if (request.length > MAX_REQUEST_BYTES) {
      return error(OCSPRespBuilder.MALFORMED_REQUEST);
    }
    return kept(request)
        .orElseGet(() -> steps.during(Figure.OCSP_TIME, () -> fresh(request), "ledger"));
  }

  /**
   * The answer to that request if it takes microseconds: it was made before and is still good, or
   * all that it says is in memory and its key signs quickly. Nothing is read from anywhere.
   */
  public Optional<OcspAnswer> atOnce(byte[] request) {
    Optional<OcspAnswer> kept = kept(request);
    if (kept.isPresent()) {
      return kept;
    }
    long began = System.nanoTime();
    Optional<OcspAnswer> made = fromMemory(request);
    if (made.isPresent()) {
      fromMemory.took(System.nanoTime() - began);
    }
    return made;
  }

  private Optional<OcspAnswer> kept(byte[] request) {
    Optional<OcspAnswer> kept = cache.find(request);
    if (kept.isPresent()) {
      cached.add();
    }
    return kept;
  }

  /** The moment that answers are made for. */
  public Instant now() {
    return clock.instant();
  }

  /** The answer when the server itself is in trouble. */
  public OcspAnswer tryLater() {
    return error(OCSPRespBuilder.TRY_LATER);
  }

  private OcspAnswer fresh(byte[] request) {
    try {
      OcspQuestion question = OcspQuestion.parse(request);
      Optional<Issuer> issuer = issuers.issuer(question);
      if (issuer.isEmpty()) {
        // RFC 5019 2.2.3: not our CA's certificate.
        return error(OCSPRespBuilder.UNAUTHORIZED);
      }
      StatusChanges.Seen seen = seen(question);
      return answer(request, question, seen, said(question, issuer.get()), signer(issuer.get()));
    } catch (OcspQuestion.Malformed e) {
      return error(OCSPRespBuilder.MALFORMED_REQUEST);
    }
  }

  private List<OcspSigner.Said> said(OcspQuestion question, Issuer issuer) {
    List<OcspSigner.Said> said = new ArrayList<>(question.certificates().size());
    for (OcspQuestion.Asked asked : question.certificates()) {
      said.add(new OcspSigner.Said(asked, standings.find(issuer, asked.serial())));
    }
    return said;
  }

  private Optional<OcspAnswer> fromMemory(byte[] request) {
    try {
      OcspQuestion question = OcspQuestion.parse(request);
      Optional<Issuer> issuer = issuers.issuer(question);
      if (question.certificates().size() > 1 || issuer.isEmpty()) {
        return Optional.empty();
      }
      StatusChanges.Seen seen = seen(question);
      OcspQuestion.Asked asked = question.certificates().get(0);
      Optional<Standing> standing = standings.remembered(issuer.get(), asked.serial());
      Optional<OcspSigner> signer =
          Optional.ofNullable(signers.get(issuer.get().id())).filter(OcspSigner::isQuick);
      return standing.isEmpty() || signer.isEmpty() || !isCurrent(signer.get())
          ? Optional.empty()
          : Optional.of(
              answer(
                  request,
                  question,
                  seen,
                  List.of(new OcspSigner.Said(asked, standing)),
                  signer.get()));
    } catch (OcspQuestion.Malformed e) {
      return Optional.empty();
    }
  }

  /** Before anything is read for it. */
  private StatusChanges.Seen seen(OcspQuestion question) {
    BigInteger serial = question.certificates().get(0).serial();
    return changes.look(serial);
  }

  private OcspSigner signer(Issuer issuer) {
    OwnCredential credential = own.require(purpose(issuer.id()));
    OcspSigner known = signers.get(issuer.id());
    if (known == null || !isCurrent(known)) {
      known = new OcspSigner(credential);
      signers.put(issuer.id(), known);
    }
    return known;
  }

  /** By identity: a credential that was renewed is another object, and nothing else is. */
  @SuppressWarnings("ReferenceEquality")
  private boolean isCurrent(OcspSigner signer) {
    return own.find(signer.credential().purpose())
        .filter(c -> c == signer.credential())
        .isPresent();
  }

  private OcspAnswer answer(
      byte[] request,
      OcspQuestion question,
      StatusChanges.Seen seen,
      List<OcspSigner.Said> said,
      OcspSigner signer) {
    Instant moment = clock.instant();
    for (OcspSigner.Said one : said) {
      // RFC 5019 2.2.3: no answer for a certificate that has ended. To ProFTPD a "good" would be
      // stronger than the date that it has just read in the certificate.
      if (one.standing().isPresent() && one.standing().get().isExpired(moment)) {
        return error(OCSPRespBuilder.UNAUTHORIZED);
      }
    }
    Instant now = moment.truncatedTo(ChronoUnit.SECONDS);
    Instant nextUpdate = now.plus(settings.ocspValidity());
    Instant end = signer.end();
    OcspAnswer.Window window =
        new OcspAnswer.Window(now, nextUpdate.isBefore(end) ? nextUpdate : end);
    if (!end.isAfter(now)) {
      // The responder's own certificate has ended: nobody would believe the answer.
      return tryLater();
    }
    byte[] der = signer.answer(said, window, question.nonce());
    if (question.nonce().isPresent()) {
      signedWithNonce.add();
      return OcspAnswer.once(der);
    }
    signed.add();
    OcspAnswer answer = OcspAnswer.cacheable(der, window);
    // What was never issued may be issued yet.
    if (said.size() == 1) {
      said.get(0)
          .standing()
          .ifPresent(s -> cache.keep(request, answer, seen, signer.credential(), s));
    }
    return answer;
  }

  private OcspAnswer error(int status) {
    errors.add();
    try {
      return OcspAnswer.once(new OCSPRespBuilder().build(status, null).getEncoded());
    } catch (OCSPException | IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot make an OCSP error", e);
    }
  }
}
