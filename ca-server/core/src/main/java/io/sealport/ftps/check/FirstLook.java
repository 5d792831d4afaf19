package io.sealport.ftps.check;

import io.sealport.ftps.FtpsTarget;
import io.sealport.ftps.LookResult;
import io.sealport.ftps.LookResult.Served;
import io.sealport.ftps.LookResult.Stage;
import io.sealport.ftps.LookResult.Stopped;
import io.sealport.ftps.StagedLook;
import io.sealport.ftps.TlsOffer;
import io.sealport.ftps.TlsReason;
import io.sealport.ftps.TlsVersion;
import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import io.sealport.net.Transcript;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds which of the targets answers, and what it serves. */
record FirstLook(CheckOrder order, Dialer dialer, Deadline deadline, Transcript transcript) {

  /** A target and how far the look at it came. */
  record Answer(FtpsTarget target, LookResult result) {

    boolean isServed() {
      return result instanceof Served;
    }

    private boolean isFurtherThan(Answer other) {
      return (result instanceof Stopped mine && other.result() instanceof Stopped theirs)
          ? mine.stage().compareTo(theirs.stage()) > 0
          : isServed();
    }

    /** Whether it spoke TLS, so that no other target would be the one that is meant. */
    private boolean isFinal() {
      return isServed() || (result instanceof Stopped stopped && stopped.stage() == Stage.TLS);
    }
  }

  /** The first that serves a certificate; else the one that came furthest. */
  Answer answer() {
    @Nullable Answer best = null;
    List<FtpsTarget> targets = order.targets();
    for (int i = 0; i < targets.size(); i++) {
      Answer answer = look(targets.get(i), targets.size() - i);
      if (best == null || answer.isFurtherThan(best)) {
        best = answer;
      }
      if (best.isFinal()) {
        break;
      }
    }
    if (best == null) {
      throw new IllegalStateException("an order without targets");
    }
    return best;
  }

  /** Each has its share of the time: what one does not need is the others'. */
  private Answer look(FtpsTarget target, int left) {
    Deadline share = left == 1 ? deadline : Deadline.in(deadline.left().dividedBy(left));
    TlsOffer offer = TlsOffer.to(target.name()).showing(order.client());
    LookResult result = new StagedLook(dialer).look(target, offer, share, transcript);
    // The library does not see the staple of TLS 1.3 where the certificate demands one.
    if (result instanceof Stopped s && TlsReason.of(s.failure()) == TlsReason.NO_STAPLE) {
      TlsOffer older = offer.only(TlsVersion.TLS_1_2);
      result = new StagedLook(dialer).look(target, older, share, transcript);
    }
    return new Answer(target, result);
  }
}
