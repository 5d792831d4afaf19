package io.sealport.server.identity.person;

import io.sealport.api.Step;
import io.sealport.fault.Fault;
import io.sealport.net.NetFailure;
import io.sealport.pki.Name;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.Check;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import io.sealport.server.identity.web.BoundedWeb;
import io.sealport.server.identity.web.Web;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Check {@code certificate}: the requester has the key of a certificate, of our own or of a foreign
 * CA that the operator believes. It proves the names that the certificate has.
 *
 * <p>Answers {@code chain}: the certificate and the CAs above it, PEM; {@code proof}: the signature
 * of its key over the {@link io.sealport.pki.ProofText}, base64.
 */
@Singleton
final class CertificateCheck implements Check {

  static final String ID = "certificate";

  private final OwnStatus own;
  private final List<ForeignAuthority> foreign;

  @Inject
  CertificateCheck(CertificateSettings settings, OwnStatus own) {
    this(settings, own, BoundedWeb::trusting);
  }

  CertificateCheck(CertificateSettings settings, OwnStatus own, Function<Optional<Path>, Web> web) {
    this.own = own;
    this.foreign =
        settings.authorities().stream()
            .map(a -> new ForeignAuthority(a, revocation(a.revocation(), web)))
            .toList();
  }

  private static ForeignRevocation revocation(
      CertificateSettings.Revocation settings, Function<Optional<Path>, Web> web) {
    return new ForeignRevocation(settings, web.apply(settings.trust()));
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean suits(Subject subject) {
    return true;
  }

  @Override
  public Step step(Order order, Subject subject) {
    String of = foreign.isEmpty() ? "" : ", or of one of: " + names();
    return new Step(
        subject.toString(),
        ID,
        List.of(
            "take a certificate of this CA" + of + ", that is valid for " + subject,
            "run `sealport request resume "
                + order.id()
                + " --by-cert CHAIN.pem --by-key KEY.pem`; the key stays with you"),
        Map.of("proof-text", PresentedCertificate.text(order).text()));
  }

  private String names() {
    return String.join(", ", foreign.stream().map(ForeignAuthority::name).toList());
  }

  @Override
  public boolean isReady(Order order, Answers given) {
    return given.find(ID, "chain").isPresent() && given.find(ID, "proof").isPresent();
  }

  @Override
  public Finding look(Order order, Subject subject, Answers given, Looking looking) {
    try {
      PresentedCertificate presented =
          PresentedCertificate.read(given.find(ID, "chain").orElse(""), looking.now());
      looking.transcript().note(presented.toString());
      // Before anything is fetched: nobody makes this CA ask around with what is not his.
      if (!presented.isHeldBy(order, given.find(ID, "proof").orElse(""))) {
        return new Finding.NotProven(
            "the proof is not the signature of the key of " + presented + " for this request");
      }
      Optional<String> useless = presented.objection();
      return useless.isPresent()
          ? not(presented, useless.get())
          : judge(presented, subject, looking);
    } catch (Fault e) {
      return new Finding.NotProven(e.message());
    } catch (NetFailure e) {
      return new Finding.NotProven(e.sentence());
    }
  }

  private Finding judge(PresentedCertificate presented, Subject subject, Looking looking)
      throws NetFailure {
    OwnStatus.Status status = own.of(presented.facts());
    return switch (status) {
      case VALID -> found(presented, subject, presented.names(false), "this CA");
      case UNKNOWN -> foreign(presented, subject, looking);
      case REVOKED, HELD, EXPIRED, SUPERSEDED -> not(presented, "it is " + status.wire());
    };
  }

  private Finding foreign(PresentedCertificate presented, Subject subject, Looking looking)
      throws NetFailure {
    for (ForeignAuthority authority : foreign) {
      Optional<List<X509CertificateHolder>> path = authority.path(presented, looking);
      if (path.isPresent()) {
        Optional<String> wrong = authority.objection(presented, path.get(), looking);
        return wrong.isPresent()
            ? not(presented, wrong.get())
            : found(
                presented,
                subject,
                presented.names(authority.commonNameIsLogin()),
                authority.name());
      }
    }
    return not(
        presented,
        "it is not of this CA"
            + (foreign.isEmpty() ? "" : ", and does not lead to a CA of " + names()));
  }

  private static Finding found(
      PresentedCertificate presented, Subject subject, Set<Name> names, String issuer) {
    if (subject.name().isPresent() && !names.contains(subject.name().get())) {
      return not(
          presented,
          "it is good for "
              + (names.isEmpty() ? "no name" : new TreeSet<>(names))
              + ", not for "
              + subject);
    }
    return new Finding.Proven(names, presented + " (" + issuer + ")");
  }

  private static Finding not(PresentedCertificate presented, String why) {
    return new Finding.NotProven(presented + ": " + why);
  }
}
