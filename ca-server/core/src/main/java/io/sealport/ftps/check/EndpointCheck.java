package io.sealport.ftps.check;

import io.sealport.fault.Fault;
import io.sealport.ftps.FtpsTarget;
import io.sealport.ftps.LookResult.Served;
import io.sealport.ftps.LookResult.Stopped;
import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import io.sealport.net.Transcript;
import io.sealport.pki.CertificateWindow;
import io.sealport.pki.Inspection.Revocation;
import io.sealport.pki.status.StatusWeb;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/** Looks at a live endpoint and says all that is wrong with it. For several threads. */
public final class EndpointCheck {

  private final Dialer dialer;
  private final StatusWeb web;

  /**
   * A doctor.
   *
   * @param dialer which may refuse an address
   * @param web for OCSP, CRLs and issuers that were not sent
   */
  public EndpointCheck(Dialer dialer, StatusWeb web) {
    this.dialer = dialer;
    this.web = web;
  }

  /** Looks; whatever the other side does becomes a part of the report. */
  public EndpointReport check(CheckOrder order) {
    Deadline deadline = Deadline.in(order.time());
    Transcript transcript = new Transcript();
    FirstLook.Answer answer = new FirstLook(order, dialer, deadline, transcript).answer();
    if (answer.result() instanceof Served served) {
      return seen(
          new Examination(
              order,
              answer.target(),
              served.endpoint(),
              dialer,
              deadline,
              transcript,
              new Findings()));
    }
    Stopped stopped = (Stopped) answer.result();
    EndpointFault fault = why(answer.target(), stopped, deadline, transcript);
    Findings found = new Findings();
    found.fault(fault);
    return report(order, answer.target(), List.of(), Optional.empty(), found, transcript);
  }

  /** A server that has nothing in common may still say what it would take. */
  private EndpointFault why(
      FtpsTarget target, Stopped stopped, Deadline deadline, Transcript transcript) {
    EndpointFault fault = Stops.of(stopped);
    return fault.id() == FaultId.NO_COMMON_CIPHER
        ? CipherLook.explained(target, dialer, deadline, transcript).orElse(fault)
        : fault;
  }

  private EndpointReport seen(Examination e) {
    if (!e.served().greeting().isEmpty()) {
      e.found().fact("greeting", e.served().greeting());
    }
    boolean asks = e.wants(CheckAspect.REVOCATION);
    CertificateLook.at(e);
    List<X509CertificateHolder> fetched =
        ChainLook.at(e, asks ? Optional.of(web) : Optional.empty());
    Optional<Revocation> revocation = RevocationLook.at(e, fetched, web);
    ClientRequestLook.at(e);
    Optional<CertificateWindow> window = window(e, revocation);
    boolean has12 =
        (e.wants(CheckAspect.CIPHERS) || e.wants(CheckAspect.COMMANDS)) && CipherLook.has12(e);
    if (e.wants(CheckAspect.CIPHERS)) {
      CipherLook.at(e, has12);
    }
    if (e.wants(CheckAspect.ALPN)) {
      AlpnLook.at(e);
    }
    if (e.wants(CheckAspect.COMMANDS)) {
      boolean sound = window.isPresent() && window.get().invalid().isEmpty();
      SessionLook.at(e, has12, sound && !e.order().anchors().isEmpty());
    }
    List<X509CertificateHolder> chain = e.tls().chain();
    return report(e.order(), e.target(), chain, window, e.found(), e.transcript());
  }

  private static Optional<CertificateWindow> window(
      Examination e, Optional<Revocation> revocation) {
    try {
      return Optional.of(CertificateWindow.of(e.inspection(List.of(), revocation)));
    } catch (Fault unreadable) {
      return Optional.empty();
    }
  }

  private static EndpointReport report(
      CheckOrder order,
      FtpsTarget target,
      List<X509CertificateHolder> chain,
      Optional<CertificateWindow> window,
      Findings found,
      Transcript transcript) {
    return new EndpointReport(
        CheckTargets.text(target),
        Optional.of(target),
        order.now(),
        chain,
        window,
        found.faults(),
        found.facts(),
        transcript.lines());
  }
}
