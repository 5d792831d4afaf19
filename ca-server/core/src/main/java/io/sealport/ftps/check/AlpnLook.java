package io.sealport.ftps.check;

import io.sealport.ftps.LookResult.Served;
import io.sealport.ftps.LookResult.Stopped;
import io.sealport.ftps.StagedLook;
import io.sealport.ftps.TlsReason;

/** What becomes of ALPN (RFC 7301), which some clients offer. */
final class AlpnLook {

  /** IANA's name of FTP. */
  private static final String FTP = "ftp";

  private AlpnLook() {}

  static void at(Examination e) {
    var result =
        new StagedLook(e.dialer())
            .look(e.target(), e.offer().offering(FTP), e.deadline(), e.transcript());
    if (result instanceof Served served) {
      e.found()
          .fact(
              "alpn",
              served.endpoint().tls().protocol().map(p -> "\"" + p + "\"").orElse("ignored"));
    } else if (result instanceof Stopped stopped) {
      if (TlsReason.of(stopped.failure()) == TlsReason.PROTOCOL_NAME) {
        e.found().fault(FaultId.ALPN_REFUSED, stopped.failure().sentence());
      } else {
        e.found().fact("alpn", "not looked at: " + stopped.failure().sentence());
      }
    }
  }
}
