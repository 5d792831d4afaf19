package io.sealport.ftps.check;

import io.sealport.ftps.DataOutcome;
import io.sealport.ftps.FtpReply;
import io.sealport.ftps.FtpsSession;
import io.sealport.ftps.TlsVersion;
import io.sealport.net.NetFailure;
import java.util.Optional;

/** Data connections under TLS: once resuming the session, once without. */
record DataLook(Examination e, FtpsSession session) {

  void look() throws NetFailure {
    boolean resumable = session.server().tls().version() == TlsVersion.TLS_1_2;
    DataOutcome first = session.list(resumable);
    if (!first.connected()) {
      e.found().fault(FaultId.DATA_PORT_UNREACHABLE, words(first));
      return;
    }
    certificate(first);
    if (!first.isComplete()) {
      e.found().fault(refused(first, resumable));
      return;
    }
    if (!resumable) {
      e.found().fact("session-reuse", "not needed; whether it is offered shows with TLS 1.2 alone");
      return;
    }
    DataOutcome second = session.list(false);
    certificate(second);
    reuse(first, second);
  }

  private void reuse(DataOutcome resuming, DataOutcome fresh) {
    if (!fresh.isComplete()) {
      e.found().fault(FaultId.SESSION_REUSE_NEEDED, "without resuming: " + words(fresh));
      e.found().fact("session-reuse", "needed");
    } else {
      e.found()
          .fact(
              "session-reuse",
              resuming.resumed() ? "offered and not needed" : "neither offered nor needed");
    }
  }

  /** With TLS 1.3 nothing was resumed, so the same words mean that it would have been needed. */
  private EndpointFault refused(DataOutcome outcome, boolean resumable) {
    Optional<FtpReply> reply = outcome.reply();
    boolean ofTls = outcome.failure().isPresent() || reply.filter(r -> r.is(425, 522)).isPresent();
    if (!ofTls) {
      return EndpointFault.of(FaultId.DATA_REFUSED, words(outcome));
    }
    boolean ofReuse = reply.filter(r -> r.is(425, 522)).isPresent();
    if (!ofReuse) {
      return EndpointFault.of(FaultId.DATA_TLS_FAILED, words(outcome));
    }
    return EndpointFault.of(
        resumable ? FaultId.SESSION_REUSE_REFUSED : FaultId.SESSION_REUSE_NEEDED, words(outcome));
  }

  private void certificate(DataOutcome outcome) {
    outcome
        .certificate()
        .filter(c -> !c.equals(e.certificate()))
        .ifPresent(
            c ->
                e.found()
                    .fault(
                        FaultId.DATA_CERTIFICATE_DIFFERS,
                        "the certificate with serial " + c.getSerialNumber().toString(16)));
    if (outcome.certificate().filter(c -> c.equals(e.certificate())).isPresent()) {
      e.found().fact("data-certificate", "the control connection's");
    }
  }

  private static String words(DataOutcome outcome) {
    String reply = outcome.reply().map(ReplyWords::explained).orElse("no reply");
    return outcome.failure().map(f -> f.sentence() + "; " + reply).orElse(reply);
  }
}
