package io.sealport.root;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CaId;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.CrlDraft;
import io.sealport.pki.Pem;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Holds a request against what the root itself knows: the root believes its own record, not the
 * server.
 */
final class RootReview {

  /** A server whose number is so far ahead has another root's history, or none. */
  private static final long LARGEST_STEP = 10_000;

  /** More than this between the two clocks, and one of them is wrong. */
  private static final Duration CLOCKS_MAY_DIFFER = Duration.ofDays(14);

  /** A request's CRL begins when the request is written. */
  private static final Duration BEGINS_WITHIN = Duration.ofHours(1);

  private final RootRequest request;
  private final X509CertificateHolder root;
  private final RootRecord record;
  private final Instant now;

  RootReview(RootRequest request, X509CertificateHolder root, RootRecord record, Instant now) {
    this.request = request;
    this.root = root;
    this.record = record;
    this.now = now;
  }

  /** The number that the CRL gets: above all that this root has signed, and not below the wish. */
  long crlNumber() {
    return Math.max(record.lastCrlNumber() + 1, request.wantedCrl().number());
  }

  /**
   * Says no to what may not be signed.
   *
   * @throws Fault BAD_INPUT, CONFLICT or REFUSED
   */
  void requireSignable() {
    String ours = CertificateFacts.sha256(CertificateFacts.encoded(root));
    if (!request.root().equals(ours)) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "the request is for the root "
              + io.sealport.pki.Name.printable(request.root())
              + "; this one is "
              + ours);
    }
    Optional<RootEntry> before = record.answering(request.id());
    if (before.isPresent()) {
      if (!request.sha256().equals(before.get().requestSha256())) {
        throw Fault.of(
            Kind.CONFLICT,
            "a request with the id " + request.id() + " was answered before, and it was another");
      }
      return;
    }
    if (request.asksForCrl()) {
      requireCrl();
    } else {
      requireCa();
    }
  }

  private void requireCrl() {
    RootRequest.WantedCrl wanted = request.wantedCrl();
    if (wanted.number() > record.lastCrlNumber() + LARGEST_STEP) {
      throw refused(
          "CRL number "
              + wanted.number()
              + " after "
              + record.lastCrlNumber()
              + "; wanted at most "
              + LARGEST_STEP
              + " more");
    }
    if (wanted.nextUpdate().isAfter(root.getNotAfter().toInstant())) {
      throw refused("the CRL would outlive the root, which ends " + root.getNotAfter().toInstant());
    }
    requireDates(wanted);
    Map<SerialNumber, RootEntry> known = certified();
    for (CrlDraft.Entry entry : request.entries()) {
      if (entry.reason() == RevocationReason.CERTIFICATE_HOLD) {
        throw refused("a CA is revoked for good, and " + entry.serial() + " would be held");
      }
      if (!known.containsKey(entry.serial())) {
        throw refused(entry.serial() + " is no certificate that this root has signed");
      }
    }
    lastCrl().ifPresent(last -> requireAfter(last, known));
  }

  /** One wrong date and no CRL could follow: its thisUpdate must grow, and what is signed stays. */
  private void requireDates(RootRequest.WantedCrl wanted) {
    if (wanted.thisUpdate().isAfter(now.plus(CLOCKS_MAY_DIFFER))) {
      throw refused(
          "the CRL would begin "
              + wanted.thisUpdate()
              + ", and this machine's clock says "
              + now
              + ": one of the two clocks is wrong");
    }
    if (Duration.between(request.created(), wanted.thisUpdate()).abs().compareTo(BEGINS_WITHIN)
        > 0) {
      throw refused(
          "the CRL would begin "
              + wanted.thisUpdate()
              + ", and the request is of "
              + request.created());
    }
    Duration lifetime = Duration.between(wanted.thisUpdate(), wanted.nextUpdate());
    if (lifetime.compareTo(RootRequest.LONGEST_CRL) > 0) {
      throw refused(
          "the CRL would hold for "
              + lifetime.toDays()
              + " days; at most "
              + RootRequest.LONGEST_CRL.toDays());
    }
  }

  /** RFC 5280 5.3.1: nothing but its end takes a certificate off the list. */
  private void requireAfter(X509CRLHolder last, Map<SerialNumber, RootEntry> known) {
    Instant before = last.getThisUpdate().toInstant();
    if (request.wantedCrl().thisUpdate().isBefore(before)) {
      throw refused(
          "the request was written before the newest CRL of this root, which is of " + before);
    }
    List<SerialNumber> listed = request.entries().stream().map(CrlDraft.Entry::serial).toList();
    for (Object each : last.getRevokedCertificates()) {
      SerialNumber serial = new SerialNumber(((X509CRLEntryHolder) each).getSerialNumber());
      RootEntry entry = known.get(serial);
      boolean ended =
          entry != null && certificate(entry).getNotAfter().toInstant().isBefore(before);
      if (!listed.contains(serial) && !ended) {
        throw refused(serial + " is revoked on the newest CRL of this root and missing here");
      }
    }
  }

  private void requireCa() {
    RootRequest.WantedCa wanted = request.wantedCa();
    SubjectPublicKeyInfo key = request.csr().publicKey();
    X509CertificateHolder draft =
        new X509CertificateHolder(unsigned(RootDrafts.ca(request, root, new SerialNumber(ONE))));
    List<X509CertificateHolder> all = new ArrayList<>(List.of(root));
    for (RootEntry entry : record.of(RootEntry.CA)) {
      if (entry.subject().equals(wanted.id())) {
        throw Fault.of(Kind.CONFLICT, "this root has signed a CA " + wanted.id() + " already")
            .withHint("a new CA gets an id of its own, such as " + wanted.id() + "-2");
      }
      all.add(certificate(entry));
    }
    for (X509CertificateHolder other : all) {
      if (other.getSubjectPublicKeyInfo().equals(key)) {
        throw refused("the key is that of " + CertificateFacts.text(other.getSubject()));
      }
      if (other.getSubject().equals(draft.getSubject())) {
        throw Fault.of(
                Kind.CONFLICT,
                "there is a CA named " + CertificateFacts.text(other.getSubject()) + " already")
            .withHint("--title TEXT gives the new one another name");
      }
    }
  }

  private static final java.math.BigInteger ONE = java.math.BigInteger.ONE;

  /** A draft to be read, not to be believed: its signature is empty. */
  private static org.bouncycastle.asn1.x509.Certificate unsigned(
      org.bouncycastle.asn1.x509.TBSCertificate draft) {
    return org.bouncycastle.asn1.x509.Certificate.getInstance(
        new org.bouncycastle.asn1.DERSequence(
            new org.bouncycastle.asn1.ASN1Encodable[] {
              draft, draft.getSignature(), new org.bouncycastle.asn1.DERBitString(new byte[0])
            }));
  }

  /** What signing would do, for the person who decides. */
  List<String> lines() {
    requireSignable();
    List<String> lines = new ArrayList<>();
    lines.add("root        " + CertificateFacts.text(root.getSubject()));
    lines.add("request     " + request.id() + ", written " + request.created());
    lines.add("sha-256     " + request.sha256());
    if (record.answering(request.id()).isPresent()) {
      lines.add("answered before: the same answer is given again");
    } else if (request.asksForCrl()) {
      crlLines(lines);
    } else {
      caLines(lines);
    }
    if (Duration.between(request.created(), now).abs().compareTo(CLOCKS_MAY_DIFFER) > 0) {
      lines.add("warning     this machine's clock says " + now + "; the dates are the request's");
    }
    return lines;
  }

  private void crlLines(List<String> lines) {
    RootRequest.WantedCrl wanted = request.wantedCrl();
    lines.add("would sign  CRL number " + crlNumber());
    lines.add("valid       " + wanted.thisUpdate() + " to " + wanted.nextUpdate());
    Map<SerialNumber, RootEntry> known = certified();
    for (CrlDraft.Entry entry : request.entries()) {
      RootEntry of = known.get(entry.serial());
      lines.add(
          "revoked     "
              + (of == null ? "" : of.subject())
              + " "
              + entry.serial()
              + ", "
              + entry.reason().wire()
              + ", "
              + entry.at());
    }
    if (wanted.revoked().isEmpty()) {
      lines.add("revoked     none");
    }
  }

  private void caLines(List<String> lines) {
    RootRequest.WantedCa wanted = request.wantedCa();
    X509CertificateHolder draft =
        new X509CertificateHolder(unsigned(RootDrafts.ca(request, root, new SerialNumber(ONE))));
    lines.add("would sign  issuing CA " + wanted.id());
    lines.add("subject     " + CertificateFacts.text(draft.getSubject()));
    lines.add("for         " + CaId.family(wanted.id()));
    lines.add(
        "key         "
            + request.csr().keyType()
            + ", SHA-256 "
            + CertificateFacts.keySha256(request.csr().publicKey()));
    lines.add(
        "valid       "
            + draft.getNotBefore().toInstant()
            + " to "
            + draft.getNotAfter().toInstant());
    lines.add("addresses   under " + wanted.base());
  }

  /** The CAs that this root has signed, by serial. */
  private Map<SerialNumber, RootEntry> certified() {
    return record.of(RootEntry.CA).stream()
        .collect(
            Collectors.toMap(
                e -> new SerialNumber(certificate(e).getSerialNumber()),
                e -> e,
                (a, b) -> a,
                HashMap::new));
  }

  private static X509CertificateHolder certificate(RootEntry entry) {
    return Pem.readCertificates(entry.pem().getBytes(StandardCharsets.US_ASCII), "the record")
        .get(0);
  }

  private Optional<X509CRLHolder> lastCrl() {
    List<RootEntry> all = record.of(RootEntry.CRL);
    if (all.isEmpty()) {
      return Optional.empty();
    }
    try {
      String pem = all.get(all.size() - 1).pem();
      return Optional.of(new X509CRLHolder(Pem.block(pem, "X509 CRL", "the record")));
    } catch (IOException e) {
      throw Fault.of(Kind.CONFLICT, "the record holds a CRL that cannot be read", e);
    }
  }

  private static Fault refused(String why) {
    return Fault.of(Kind.REFUSED, why);
  }
}
