package io.sealport.cli.agent;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Pem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Fetches client CAs and CRLs. By plain http, where each must lead to the pinned root by its
 * signatures; what does not, such as the CAs of others whose users may come in too, must be handed
 * over by the CA itself.
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

  CrlSet there() {
    return CrlSet.readOrNone(folder.readIfThere(Folder.CRLS), folder.path() + "/" + Folder.CRLS);
  }

  /**
   * Fetches, and replaces what is there by what is newer.
   *
   * @return whether something changed
   * @throws Fault REFUSED for what does not lead to the root or is older, then nothing is replaced;
   *     UNAVAILABLE if nobody answers
   */
  boolean fetch() {
    Optional<String> address = folder.publication();
    Published found = published(address);
    TrustedIssuers issuers = issuers(address, found);
    CrlSet crls = CrlSet.read(found.crls(), "the published " + Folder.CRLS);
    crls.requireSuccessorOf(there(), issuers);
    boolean changed = write(Folder.CLIENT_CA, found.clientCa());
    return write(Folder.CRLS, found.crls()) || changed;
  }

  private Published published(Optional<String> address) {
    if (address.isEmpty()) {
      return ca.vouched();
    }
    Published plain;
    try {
      plain = ca.published(address.get());
    } catch (Fault e) {
      return vouchedInstead(e);
    }
    return leadsToRoot(plain) ? plain : ca.vouched();
  }

  private Published vouchedInstead(Fault plain) {
    try {
      return ca.vouched();
    } catch (Fault e) {
      throw plain;
    }
  }

  private boolean leadsToRoot(Published plain) {
    List<X509CertificateHolder> clientCas = clientCas(plain);
    TrustedIssuers below = TrustedIssuers.of(roots()).and(clientCas);
    return clientCas.stream().allMatch(below::hold);
  }

  private TrustedIssuers issuers(Optional<String> address, Published found) {
    List<X509CertificateHolder> roots = roots();
    List<X509CertificateHolder> clientCas = clientCas(found);
    if (clientCas.stream().noneMatch(roots::contains)) {
      throw Fault.of(
          Kind.REFUSED,
          "the published "
              + Folder.CLIENT_CA
              + " lacks the root "
              + CertificateFacts.text(roots.get(0).getSubject()));
    }
    List<X509CertificateHolder> known = new ArrayList<>(clientCas);
    known.addAll(folder.certificatesIfThere("chain.pem"));
    TrustedIssuers issuers = TrustedIssuers.of(roots).and(known);
    if (found.vouched()) {
      issuers = issuers.andVouched(clientCas);
    }
    CrlSet crls = CrlSet.read(found.crls(), "the published " + Folder.CRLS);
    return crls.crls().stream().allMatch(issuers::made)
        ? issuers
        : issuers.and(ca.authorities(address));
  }

  private static List<X509CertificateHolder> clientCas(Published found) {
    return Pem.readCertificates(
        found.clientCa().getBytes(StandardCharsets.US_ASCII), "the published " + Folder.CLIENT_CA);
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
