package io.sealport.ftps.check;

import io.sealport.fault.Fault;
import io.sealport.pki.CertificatePath;
import io.sealport.pki.CertificatePath.Broken;
import io.sealport.pki.CertificatePath.Unverifiable;
import io.sealport.pki.CertificateWindow;
import io.sealport.pki.status.IssuerSearch;
import io.sealport.pki.status.StatusWeb;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bouncycastle.cert.X509CertificateHolder;

/** The chain as it was sent: what is missing, out of order or too much, and where it leads. */
final class ChainLook {

  /** How many issuers are fetched at most, of a chain that lacks them. */
  private static final int MOST_FETCHED = 3;

  private final Examination e;
  private final Optional<StatusWeb> web;
  private final List<X509CertificateHolder> sent;
  private final List<X509CertificateHolder> way = new ArrayList<>();

  private ChainLook(Examination e, Optional<StatusWeb> web) {
    this.e = e;
    this.web = web;
    this.sent = e.tls().chain();
  }

  /**
   * Looks.
   *
   * @param web for issuers that were not sent; empty to go without
   * @return the issuers that were fetched
   */
  static List<X509CertificateHolder> at(Examination e, Optional<StatusWeb> web) {
    return new ChainLook(e, web).look();
  }

  private List<X509CertificateHolder> look() {
    e.found().fact("chain", sent.size() + ": " + names(sent));
    follow();
    order();
    return trust();
  }

  /** From the certificate up, through what was sent. */
  private void follow() {
    Optional<X509CertificateHolder> next = Optional.of(sent.get(0));
    while (next.isPresent()) {
      way.add(next.get());
      next = issuer(next.get()).filter(i -> !way.contains(i));
    }
  }

  private Optional<X509CertificateHolder> issuer(X509CertificateHolder of) {
    return sent.stream()
        .filter(c -> c.getSubject().equals(of.getIssuer()))
        .filter(c -> CertificatePath.isSignedBy(of, c))
        .findFirst();
  }

  private void order() {
    List<String> idle =
        IntStream.range(0, sent.size())
            .filter(i -> sent.indexOf(sent.get(i)) != i || !belongs(sent.get(i)))
            .mapToObj(i -> "\"" + CertificateWindow.name(sent.get(i).getSubject()) + "\"")
            .toList();
    if (!idle.isEmpty()) {
      e.found().fault(FaultId.CHAIN_SUPERFLUOUS, "also sent: " + String.join(", ", idle));
    }
    List<X509CertificateHolder> used = sent.stream().filter(way::contains).distinct().toList();
    if (!used.equals(way)) {
      e.found().fault(FaultId.CHAIN_MISORDERED, "sent in this order: " + names(used));
    }
    X509CertificateHolder top = way.get(way.size() - 1);
    if (way.size() > 1 && isSelfIssued(top)) {
      e.found().fact("root-sent", "the root is sent along, which no client needs");
    }
  }

  /** On the way up, or at least named there: that its key is another is another fault. */
  private boolean belongs(X509CertificateHolder certificate) {
    return way.contains(certificate)
        || way.stream().anyMatch(c -> c.getIssuer().equals(certificate.getSubject()));
  }

  private List<X509CertificateHolder> trust() {
    CertificatePath.Result path = e.path(List.of());
    if (path instanceof Broken broken) {
      return broken.why() == CertificatePath.Why.MISSING ? missing(broken) : broken(broken);
    }
    return path instanceof Unverifiable ? alone() : List.of();
  }

  private List<X509CertificateHolder> broken(Broken broken) {
    e.found()
        .fault(
            switch (broken.why()) {
              case SELF_SIGNED -> FaultId.SELF_SIGNED;
              case UNTRUSTED, MISSING -> FaultId.UNTRUSTED;
              case SIGNATURE -> FaultId.BAD_SIGNATURE;
              case ISSUER -> FaultId.ISSUER_UNFIT;
            },
            broken.sentence());
    return List.of();
  }

  /** An issuer is at hand nowhere: was it not sent, or is it of a CA that nobody trusts? */
  private List<X509CertificateHolder> missing(Broken broken) {
    List<X509CertificateHolder> fetched = fetched();
    boolean trusted = e.path(fetched) instanceof CertificatePath.Found;
    boolean unknown = fetched.isEmpty() && way.size() == 1;
    e.found()
        .fault(
            trusted || unknown ? FaultId.CHAIN_INCOMPLETE : FaultId.UNTRUSTED, broken.sentence());
    return fetched;
  }

  /** Nothing is trusted and nothing was sent along: only the network knows what is missing. */
  private List<X509CertificateHolder> alone() {
    List<X509CertificateHolder> fetched = fetched();
    if (fetched.stream().anyMatch(c -> !isSelfIssued(c))) {
      e.found()
          .fault(
              FaultId.CHAIN_INCOMPLETE,
              "the certificate alone, without its issuer " + issuerName());
    } else if (fetched.isEmpty()) {
      e.found().fact("trust", "not known: the issuer " + issuerName() + " is not at hand");
    }
    return fetched;
  }

  private String issuerName() {
    return "\"" + CertificateWindow.name(sent.get(0).getIssuer()) + "\"";
  }

  private List<X509CertificateHolder> fetched() {
    List<X509CertificateHolder> fetched = new ArrayList<>();
    X509CertificateHolder last = way.get(way.size() - 1);
    while (web.isPresent() && fetched.size() < MOST_FETCHED && !isSelfIssued(last)) {
      try {
        last = IssuerSearch.find(last, List.of(), web.get()).issuer();
        fetched.add(last);
      } catch (Fault notToBeHad) {
        return fetched;
      }
    }
    return fetched;
  }

  private static boolean isSelfIssued(X509CertificateHolder certificate) {
    return certificate.getSubject().equals(certificate.getIssuer());
  }

  private static String names(List<X509CertificateHolder> certificates) {
    return String.join(
        ", ",
        certificates.stream()
            .map(c -> "\"" + CertificateWindow.name(c.getSubject()) + "\"")
            .toList());
  }
}
