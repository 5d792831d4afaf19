package io.sealport.cli.agent;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Pem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Fetches client CAs and CRLs. By plain http come CRLs alone, where each leads to the pinned root
 * by its signatures and none is older; everything else, such as another client CA, must be handed
 * over by the CA itself. What is written is what was judged, encoded anew.
 */
final class Fetching {

  private static final int MAX_ROOT = 1 << 20;

  private final Watched watched;
  private final Folder folder;
  private final Ca ca;

  Fetching(Watched watched, Ca ca) {
    this.watched = watched;
    this.folder = new Folder(watched.folder());
    this.ca = ca;
  }

  /** What may be written. */
  private record Judged(List<X509CertificateHolder> clientCas, CrlSet crls) {}

  CrlSet there() {
    return CrlSet.readOrNone(folder.readIfThere(Folder.CRLS), folder.path() + "/" + Folder.CRLS);
  }

  /**
   * Fetches, and replaces what is there by what is newer.
   *
   * @return whether something changed
   * @throws Fault UNAVAILABLE if nobody answers, or only what came by plain http and is no good;
   *     REFUSED if the CA itself hands over such; then nothing is replaced
   */
  boolean fetch(Instant now) {
    Optional<String> address = folder.publication();
    Judged judged = address.isEmpty() ? byTls(address, now) : byHttp(address, now);
    boolean changed = write(Folder.CLIENT_CA, Pem.certificates(judged.clientCas()));
    return write(Folder.CRLS, judged.crls().pem()) || changed;
  }

  /** Whoever is on the way may answer by http, so that no answer there is the CA's no. */
  private Judged byHttp(Optional<String> address, Instant now) {
    try {
      Published plain = ca.published(address.orElseThrow());
      requireKnown(clientCas(plain));
      CrlSet crls = crls(plain);
      crls.requireMadeBy(issuers(address, plain, crls));
      crls.requireSuccessorOf(there(), now);
      return new Judged(clientCasHere(), crls);
    } catch (RuntimeException e) {
      return byTlsInstead(address, now, Tending.fault(e));
    }
  }

  private Judged byTlsInstead(Optional<String> address, Instant now, Fault plain) {
    try {
      return byTls(address, now);
    } catch (Fault e) {
      String words = plain.message() + "; the CA itself: " + e.message();
      Fault both = Fault.of(Kind.UNAVAILABLE, words, e);
      throw plain.hint().or(e::hint).map(both::withHint).orElse(both);
    }
  }

  private Judged byTls(Optional<String> address, Instant now) {
    Published vouched = ca.vouched();
    List<X509CertificateHolder> clientCas = clientCas(vouched);
    requireRoot(clientCas);
    CrlSet crls = crls(vouched);
    TrustedIssuers issuers = issuers(address, vouched, crls);
    crls.requireMadeBy(issuers);
    crls.requireSuccessorOf(there().madeBy(issuers), now);
    return new Judged(clientCas, crls);
  }

  /** The same CAs as here, each of which leads to the root. */
  private void requireKnown(List<X509CertificateHolder> clientCas) {
    requireRoot(clientCas);
    if (!new HashSet<>(clientCas).equals(new HashSet<>(clientCasHere()))) {
      throw Fault.of(
          Kind.REFUSED,
          "the published " + Folder.CLIENT_CA + " holds other CAs than the one that is here");
    }
    TrustedIssuers below = TrustedIssuers.of(roots()).and(clientCas);
    if (!clientCas.stream().allMatch(below::hold)) {
      throw Fault.of(
          Kind.REFUSED,
          "the published " + Folder.CLIENT_CA + " holds a CA that does not lead to the root");
    }
  }

  private void requireRoot(List<X509CertificateHolder> clientCas) {
    List<X509CertificateHolder> roots = roots();
    if (clientCas.stream().noneMatch(roots::contains)) {
      throw Fault.of(
          Kind.REFUSED,
          "the published "
              + Folder.CLIENT_CA
              + " lacks the root "
              + CertificateFacts.text(roots.get(0).getSubject()));
    }
  }

  private TrustedIssuers issuers(Optional<String> address, Published found, CrlSet crls) {
    List<X509CertificateHolder> clientCas = clientCas(found);
    List<X509CertificateHolder> known = new ArrayList<>(clientCas);
    known.addAll(folder.certificatesIfThere("chain.pem"));
    TrustedIssuers issuers = TrustedIssuers.of(roots()).and(known);
    if (found.vouched()) {
      issuers = issuers.andVouched(clientCas);
    }
    return crls.crls().stream().allMatch(issuers::made)
        ? issuers
        : issuers.and(ca.authorities(address));
  }

  private List<X509CertificateHolder> clientCasHere() {
    return folder.certificatesIfThere(Folder.CLIENT_CA);
  }

  private static List<X509CertificateHolder> clientCas(Published found) {
    return Pem.readCertificates(
        found.clientCa().getBytes(StandardCharsets.US_ASCII), "the published " + Folder.CLIENT_CA);
  }

  private static CrlSet crls(Published found) {
    return CrlSet.read(found.crls(), "the published " + Folder.CRLS);
  }

  private List<X509CertificateHolder> roots() {
    return Pem.readCertificates(
        SafeFile.read(watched.trust(), MAX_ROOT), watched.trust().toString());
  }

  private boolean write(String name, String text) {
    if (folder.readIfThere(name).equals(text)) {
      return false;
    }
    folder.write(name, text);
    return true;
  }
}
