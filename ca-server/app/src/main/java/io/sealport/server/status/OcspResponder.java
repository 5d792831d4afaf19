package io.sealport.server.status;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CaId;
import io.sealport.pki.Issuer;
import io.sealport.pki.PenSigner;
import io.sealport.pki.Providers;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.authority.ListedSerial;
import io.sealport.server.authority.ListedSerials;
import io.sealport.server.authority.OwnCredential;
import io.sealport.server.authority.OwnKeys;
import io.sealport.server.watch.Figure;
import io.sealport.server.watch.Figures;
import io.sealport.server.watch.Steps;
import io.sealport.server.watch.Tally;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

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

  private final Hierarchy hierarchy;
  private final Ledger ledger;
  private final ListedSerials listed;
  private final OwnKeys own;
  private final OcspCache cache;
  private final StatusSettings settings;
  private final Clock clock;
  private final DigestCalculatorProvider digests;
  private final Steps steps;
  private final Figures figures;

  /** At hand, since nothing else of an answer that is kept costs as much as to look it up. */
  private final Tally cached;

  OcspResponder(
      Hierarchy hierarchy,
      Ledger ledger,
      ListedSerials listed,
      OwnKeys own,
      OcspCache cache,
      StatusSettings settings,
      Steps steps,
      Figures figures,
      Clock clock) {
    this.hierarchy = hierarchy;
    this.ledger = ledger;
    this.listed = listed;
    this.own = own;
    this.cache = cache;
    this.settings = settings;
    this.clock = clock;
    this.steps = steps;
    this.figures = figures;
    this.cached = figures.tally(Figure.OCSP, "cached");
    try {
      this.digests =
          new JcaDigestCalculatorProviderBuilder().setProvider(Providers.bouncyCastle()).build();
    } catch (OperatorCreationException e) {
      throw Fault.of(Kind.INTERNAL, "no digests", e);
    }
  }

  /** The answer to whatever came in; an error is an OCSP answer too. */
  public OcspAnswer answer(byte[] request) {
    if (request.length > MAX_REQUEST_BYTES) {
      return error(OCSPRespBuilder.MALFORMED_REQUEST);
    }
    return kept(request).orElseGet(() -> steps.during(Figure.OCSP_TIME, () -> fresh(request)));
  }

  /**
   * The answer to that request if it was made before and is still good; nothing is read or signed.
   */
  public Optional<OcspAnswer> kept(byte[] request) {
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

  private OcspAnswer fresh(byte[] request) {
    try {
      OcspQuestion question = OcspQuestion.parse(request);
      Optional<Issuer> issuer = issuer(question);
      // RFC 5019 2.2.3: not our CA's certificate.
      return issuer.isPresent()
          ? answer(request, question, issuer.get())
          : error(OCSPRespBuilder.UNAUTHORIZED);
    } catch (OcspQuestion.Malformed e) {
      return error(OCSPRespBuilder.MALFORMED_REQUEST);
    }
  }

  /** The answer when the server itself is in trouble. */
  public OcspAnswer tryLater() {
    return error(OCSPRespBuilder.TRY_LATER);
  }

  private Optional<Issuer> issuer(OcspQuestion question) {
    return hierarchy.all().stream()
        .filter(ca -> ca.addresses().ocsp().isPresent())
        .filter(ca -> question.certificates().stream().allMatch(id -> isOf(ca, id)))
        .findFirst();
  }

  private boolean isOf(Issuer ca, CertificateID id) {
    try {
      return id.matchesIssuer(ca.certificate(), digests);
    } catch (OCSPException | RuntimeException e) {
      // A hash that nobody knows, or with odd parameters, names no CA of ours.
      return false;
    }
  }

  /**
   * What is asked about, and what the ledger has of it: a certificate, or of an imported CA a
   * serial.
   */
  private record Subject(
      CertificateID id, Optional<LedgerEntry> entry, Optional<ListedSerial> listed) {

    /** Ended by time alone. */
    boolean isExpired(Instant now) {
      return entry
          .map(e -> e.status(now))
          .or(() -> listed.map(l -> l.status(now)))
          .filter("expired"::equals)
          .isPresent();
    }

    @SuppressWarnings("NullAway") // CertificateStatus.GOOD is null
    CertificateStatus status() {
      if (entry.isEmpty() && listed.isEmpty()) {
        return new UnknownStatus();
      }
      return entry
          .flatMap(LedgerEntry::revocation)
          .or(() -> listed.flatMap(ListedSerial::revocation))
          .<CertificateStatus>map(Subject::revoked)
          .orElse(CertificateStatus.GOOD);
    }

    /** RFC 5280 5.3.1 and CA/B BR 7.3: unspecified is said by saying nothing. */
    private static RevokedStatus revoked(LedgerEntry.Revocation revocation) {
      Date at = Date.from(revocation.at());
      return revocation.reason() == RevocationReason.UNSPECIFIED
          ? new RevokedStatus(at)
          : new RevokedStatus(at, revocation.reason().code());
    }
  }

  private OcspAnswer answer(byte[] request, OcspQuestion question, Issuer issuer) {
    OcspCache.Seen seen = cache.look(question.certificates().get(0).getSerialNumber());
    List<Subject> subjects =
        question.certificates().stream().map(id -> subject(issuer, id)).toList();
    // RFC 5019 2.2.3: no answer for a certificate that has ended. To ProFTPD a "good" would be
    // stronger than the date that it has just read in the certificate.
    if (subjects.stream().anyMatch(s -> s.isExpired(clock.instant()))) {
      return error(OCSPRespBuilder.UNAUTHORIZED);
    }
    OwnCredential responder = own.require(purpose(issuer.id()));
    OcspAnswer answer = answer(question, subjects, responder);
    // What was never issued may be issued yet.
    if (subjects.size() == 1) {
      subjects.get(0).entry().ifPresent(e -> cache.keep(request, answer, seen, responder, e));
    }
    return answer;
  }

  private OcspAnswer answer(
      OcspQuestion question, List<Subject> subjects, OwnCredential responder) {
    X509CertificateHolder certificate = responder.entry().certificate();
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant nextUpdate = earlier(now.plus(settings.ocspValidity()), certificate);
    if (!nextUpdate.isAfter(now)) {
      // The responder's own certificate has ended: nobody would believe the answer.
      return tryLater();
    }
    try {
      BasicOCSPRespBuilder builder =
          new BasicOCSPRespBuilder(
              new RespID(certificate.getSubjectPublicKeyInfo(), digests.get(RespID.HASH_SHA1)));
      for (Subject subject : subjects) {
        builder.addResponse(subject.id(), subject.status(), Date.from(now), Date.from(nextUpdate));
      }
      question.nonce().ifPresent(n -> builder.setResponseExtensions(new Extensions(n)));
      BasicOCSPResp basic =
          builder.build(
              new PenSigner(responder.pen()),
              new X509CertificateHolder[] {certificate},
              Date.from(now));
      byte[] der = new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic).getEncoded();
      figures.count(Figure.OCSP, question.nonce().isPresent() ? "nonce" : "fresh");
      return question.nonce().isPresent()
          ? OcspAnswer.once(der)
          : OcspAnswer.cacheable(der, new OcspAnswer.Window(now, nextUpdate));
    } catch (OCSPException | OperatorCreationException | IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot make an OCSP answer", e);
    }
  }

  private static Instant earlier(Instant nextUpdate, X509CertificateHolder responder) {
    Instant end = responder.getNotAfter().toInstant();
    return nextUpdate.isBefore(end) ? nextUpdate : end;
  }

  private Subject subject(Issuer issuer, CertificateID id) {
    BigInteger number = id.getSerialNumber();
    if (number.signum() <= 0 || number.bitLength() > SerialNumber.MAX_BITS) {
      return new Subject(id, Optional.empty(), Optional.empty());
    }
    SerialNumber serial = new SerialNumber(number);
    // First, since a CA of old may have issued its own serial a second time.
    Optional<ListedSerial> bare =
        CaId.isImported(issuer.id()) ? listed.find(issuer.id(), serial) : Optional.empty();
    Optional<LedgerEntry> entry =
        bare.isPresent()
            ? Optional.empty()
            : ledger.find(serial).filter(e -> e.issuer().equals(issuer.id()));
    return new Subject(id, entry, bare);
  }

  private OcspAnswer error(int status) {
    figures.count(Figure.OCSP, "error");
    try {
      return OcspAnswer.once(new OCSPRespBuilder().build(status, null).getEncoded());
    } catch (OCSPException | IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot make an OCSP error", e);
    }
  }
}
