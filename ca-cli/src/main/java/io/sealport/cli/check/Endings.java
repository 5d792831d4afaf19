package io.sealport.cli.check;

import io.sealport.fault.ExitCode;
import io.sealport.ftps.check.EndpointFault;
import io.sealport.ftps.check.EndpointReport;
import io.sealport.ftps.check.FaultArea;
import io.sealport.ftps.check.Severity;
import java.util.Comparator;
import java.util.List;

/** How the command ends: by the class of what is wrong, the first class where it is several. */
final class Endings {

  private Endings() {}

  /**
   * The ending.
   *
   * @param strict whether warnings count too
   */
  static ExitCode of(List<EndpointReport> reports, boolean strict) {
    return reports.stream()
        .flatMap(r -> r.faults().stream())
        .filter(f -> strict || f.severity() == Severity.ERROR)
        .map(EndpointFault::area)
        .min(Comparator.naturalOrder())
        .map(Endings::of)
        .orElse(ExitCode.DONE);
  }

  private static ExitCode of(FaultArea area) {
    return switch (area) {
      case NETWORK -> ExitCode.ENDPOINT_NETWORK;
      case CERTIFICATE -> ExitCode.ENDPOINT_CERTIFICATE;
      case CIPHER -> ExitCode.ENDPOINT_CIPHERS;
      case SESSION -> ExitCode.ENDPOINT_SESSION;
      case FTP -> ExitCode.ENDPOINT_FTP;
      case REVOCATION -> ExitCode.ENDPOINT_REVOCATION;
    };
  }
}
