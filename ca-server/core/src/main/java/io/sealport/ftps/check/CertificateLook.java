package io.sealport.ftps.check;

import io.sealport.fault.Fault;
import io.sealport.pki.CertificatePath.Broken;
import io.sealport.pki.CertificateWindow;
import io.sealport.pki.CertificateWindow.Field;
import io.sealport.pki.CertificateWindow.Invalid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bouncycastle.cert.X509CertificateHolder;

/** The certificate itself: what a window would mark, all of it, and what it would not. */
final class CertificateLook {

  /** Of a long life this is close; of a short one a quarter is: two thirds are for renewing. */
  private static final Duration CLOSE = Duration.ofDays(30);

  private static final Map<Field, FaultId> FAULTS =
      Map.of(
          Field.ISSUER, FaultId.PATH_REFUSED,
          Field.NOT_BEFORE, FaultId.NOT_YET_VALID,
          Field.NOT_AFTER, FaultId.EXPIRED,
          Field.NAMES, FaultId.NAME_MISMATCH,
          Field.KEY, FaultId.WEAK_KEY,
          Field.SIGNATURE, FaultId.WEAK_SIGNATURE,
          Field.PURPOSES, FaultId.WRONG_PURPOSE,
          Field.AUTHORITY, FaultId.AUTHORITY_AS_SERVER,
          Field.EXTENSIONS, FaultId.UNKNOWN_EXTENSION);

  private CertificateLook() {}

  static void at(Examination e) {
    X509CertificateHolder certificate = e.certificate();
    expected(e);
    closeness(e);
    try {
      List<Invalid> objections = CertificateWindow.objections(e.inspection());
      boolean repeated = !isOfThePath(e, objections);
      objections.stream()
          .filter(i -> !repeated || i.field() != Field.ISSUER)
          .forEach(i -> e.found().fault(fault(i, certificate)));
    } catch (Fault unreadable) {
      e.found().fault(FaultId.UNREADABLE_CERTIFICATE, unreadable.message());
    }
  }

  /**
   * Whether an objection to the issuer is news: of a path that leads nowhere the look at the chain
   * says more, and path validation repeats what is said of dates and extensions.
   */
  private static boolean isOfThePath(Examination e, List<Invalid> objections) {
    return !(e.path(List.of()) instanceof Broken)
        && objections.stream()
            .map(Invalid::field)
            .noneMatch(f -> f == Field.NOT_BEFORE || f == Field.NOT_AFTER || f == Field.EXTENSIONS);
  }

  private static EndpointFault fault(Invalid invalid, X509CertificateHolder certificate) {
    // A revocation is found by RevocationLook and never stands in this inspection.
    FaultId id = FAULTS.getOrDefault(invalid.field(), FaultId.UNREADABLE_CERTIFICATE);
    String more =
        switch (id) {
          case EXPIRED -> ": notAfter is " + certificate.getNotAfter().toInstant();
          case NOT_YET_VALID -> ": notBefore is " + certificate.getNotBefore().toInstant();
          default -> "";
        };
    return EndpointFault.of(id, invalid.sentence() + more);
  }

  private static void expected(Examination e) {
    e.order()
        .expected()
        .filter(x -> !x.is(e.certificate()))
        .ifPresent(
            x ->
                e.found()
                    .fault(
                        EndpointFault.of(
                                FaultId.NOT_EXPECTED,
                                "the certificate with serial "
                                    + e.certificate().getSerialNumber().toString(16))
                            .wanting("the certificate " + x.text())));
  }

  private static void closeness(Examination e) {
    Instant from = e.certificate().getNotBefore().toInstant();
    Instant to = e.certificate().getNotAfter().toInstant();
    Duration quarter = Duration.between(from, to).dividedBy(4);
    Duration close = quarter.compareTo(CLOSE) < 0 ? quarter : CLOSE;
    Instant now = e.order().now();
    if (!now.isAfter(to) && now.isAfter(to.minus(close))) {
      e.found().fault(FaultId.EXPIRES_SOON, "it ends at " + to);
    }
  }
}
