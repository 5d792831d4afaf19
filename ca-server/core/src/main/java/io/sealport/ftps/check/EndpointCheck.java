package io.sealport.ftps.check;

import io.sealport.ftps.FtpsProbe;
import io.sealport.ftps.FtpsTarget;
import io.sealport.ftps.ServedEndpoint;
import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import io.sealport.net.NetFailure;
import io.sealport.net.Transcript;
import io.sealport.pki.CertificateWindow;
import io.sealport.pki.Inspection;
import io.sealport.pki.status.StatusWeb;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/** Looks at a live endpoint and says all that is wrong with it. For several threads. */
public final class EndpointCheck {

  private final Dialer dialer;

  @SuppressWarnings("unused") // the status is asked next
  private final StatusWeb web;

  /**
   * A doctor.
   *
   * @param dialer which may refuse an address
   * @param web for OCSP and CRLs
   */
  public EndpointCheck(Dialer dialer, StatusWeb web) {
    this.dialer = dialer;
    this.web = web;
  }

  /** Looks; whatever the other side does becomes a part of the report. */
  public EndpointReport check(CheckOrder order) {
    Deadline deadline = Deadline.in(order.time());
    Transcript transcript = new Transcript();
    List<EndpointFault> faults = new ArrayList<>();
    for (FtpsTarget target : order.targets()) {
      try {
        ServedEndpoint served = new FtpsProbe(dialer).look(target, deadline, transcript);
        return seen(order, target, served, transcript);
      } catch (NetFailure e) {
        faults.add(EndpointFault.of(FaultId.NO_CONNECTION, e.sentence()));
      }
    }
    return new EndpointReport(
        CheckTargets.text(order.targets().get(0)),
        Optional.of(order.targets().get(0)),
        order.now(),
        List.of(),
        Optional.empty(),
        faults,
        List.of(),
        transcript.lines());
  }

  private static EndpointReport seen(
      CheckOrder order, FtpsTarget target, ServedEndpoint served, Transcript transcript) {
    List<X509CertificateHolder> chain = served.tls().chain();
    List<EndpointFault> faults = new ArrayList<>();
    order
        .expected()
        .filter(e -> !e.is(chain.get(0)))
        .ifPresent(
            e ->
                faults.add(
                    EndpointFault.of(
                            FaultId.NOT_EXPECTED,
                            "serial " + chain.get(0).getSerialNumber().toString(16))
                        .wanting("the certificate " + e.text())));
    CertificateWindow window =
        CertificateWindow.of(
            new Inspection(
                chain.get(0),
                chain.subList(1, chain.size()),
                order.anchors(),
                order.now(),
                Optional.of(target.name()),
                Optional.empty()));
    return new EndpointReport(
        CheckTargets.text(target),
        Optional.of(target),
        order.now(),
        chain,
        Optional.of(window),
        faults,
        List.of(),
        transcript.lines());
  }
}
