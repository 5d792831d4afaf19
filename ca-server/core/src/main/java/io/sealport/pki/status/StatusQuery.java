package io.sealport.pki.status;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.status.StatusAnswer.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about.
 *
 * @param certificate the certificate
 * @param issuer the CA that signed it
 * @param now the moment
 */
public record StatusQuery(
    X509CertificateHolder certificate, X509CertificateHolder issuer, Instant now) {

  /** Clocks differ: so far ahead of ours may be the one that made the answer. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  /**
   * Asks the addresses in turn until one answers.
   *
   * @param source {@code OCSP} or {@code CRL}
   * @param asking asks one address; its Faults become answers
   */
  public static StatusAnswer first(
      String source, List<String> addresses, Function<String, StatusAnswer> asking) {
    StatusAnswer last =
        StatusAnswer.without(
            source, null, Verdict.NO_ADDRESS, "the certificate names none by http");
    for (String address : addresses) {
      if (!StatusWeb.speaks(address)) {
        // An address by ldap is for the clients of a directory.
        continue;
      }
      last = one(source, address, asking);
      if (last.verdict() != Verdict.UNREACHABLE) {
        return last;
      }
    }
    return last;
  }

  private static StatusAnswer one(
      String source, String address, Function<String, StatusAnswer> asking) {
    try {
      return asking.apply(address);
    } catch (Fault e) {
      Verdict verdict = e.kind() == Kind.UNAVAILABLE ? Verdict.UNREACHABLE : Verdict.NOT_VALID;
      return StatusAnswer.without(source, address, verdict, e.message());
    }
  }

  /**
   * Holds the times of an answer against the clock.
   *
   * @throws Fault BAD_INPUT if it is from the future or stale
   */
  void requireCurrent(Instant thisUpdate, @Nullable Instant nextUpdate) {
    if (thisUpdate.isAfter(now.plus(SKEW))) {
      throw Fault.of(Kind.BAD_INPUT, "it is from the future: thisUpdate is " + thisUpdate);
    }
    if (nextUpdate != null && nextUpdate.isBefore(now)) {
      throw Fault.of(Kind.BAD_INPUT, "it is stale: nextUpdate was " + nextUpdate);
    }
  }
}
