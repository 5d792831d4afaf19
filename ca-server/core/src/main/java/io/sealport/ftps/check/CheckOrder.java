package io.sealport.ftps.check;

import io.sealport.ftps.FtpsTarget;
import io.sealport.pki.ClientCredential;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * What to look at and how.
 *
 * @param targets of one endpoint, tried in turn until one answers; at least one
 * @param anchors what is trusted; empty to look without asking for trust
 * @param now the moment for the dates
 * @param time for everything together
 * @param login empty to stay outside
 * @param client shown to servers that ask for a client certificate
 * @param expected what should be served
 * @param aspects what to look at besides the certificate
 */
public record CheckOrder(
    List<FtpsTarget> targets,
    List<X509CertificateHolder> anchors,
    Instant now,
    Duration time,
    Optional<CheckLogin> login,
    Optional<ClientCredential> client,
    Optional<ExpectedCertificate> expected,
    Set<CheckAspect> aspects) {

  public CheckOrder {
    targets = List.copyOf(targets);
    anchors = List.copyOf(anchors);
    aspects = Set.copyOf(aspects);
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("nothing to look at");
    }
  }

  /** An order to look at everything, from outside, trusting nobody. */
  public static CheckOrder of(List<FtpsTarget> targets, Instant now, Duration time) {
    return new CheckOrder(
        targets,
        List.of(),
        now,
        time,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(CheckAspect.values()));
  }

  /** The same, with what is trusted. */
  public CheckOrder trusting(List<X509CertificateHolder> others) {
    return new CheckOrder(targets, others, now, time, login, client, expected, aspects);
  }

  /** The same, with a login. */
  public CheckOrder loggingIn(CheckLogin as) {
    return new CheckOrder(targets, anchors, now, time, Optional.of(as), client, expected, aspects);
  }

  /** The same, with a client certificate. */
  public CheckOrder showing(ClientCredential credential) {
    return new CheckOrder(
        targets, anchors, now, time, login, Optional.of(credential), expected, aspects);
  }

  /** The same, with what should be served. */
  public CheckOrder expecting(ExpectedCertificate certificate) {
    return new CheckOrder(
        targets, anchors, now, time, login, client, Optional.of(certificate), aspects);
  }

  /** The same, looking at these aspects alone; none for the certificate alone. */
  public CheckOrder looking(CheckAspect... others) {
    return new CheckOrder(targets, anchors, now, time, login, client, expected, Set.of(others));
  }
}
