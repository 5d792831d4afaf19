package io.sealport.cli.agent;

import io.sealport.cli.enrol.UnattendedRenewal;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.RenewalWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renews at two thirds of the lifetime, or when the CA says so. */
final class Renewing implements Duty {

  /** A CA that asks for a renewal again and again waits for this share of what is left. */
  private static final int SHARE_BETWEEN = 3;

  /** A recall is obeyed as often as that, however lately the certificate was renewed. */
  private static final Duration BETWEEN_RECALLS = Duration.ofHours(1);

  private final Ward ward;

  Renewing(Ward ward) {
    this.ward = ward;
  }

  /** A moment of the CA's window, else of our own, that is the machine's for this certificate. */
  @Override
  public Instant due(Memory memory) {
    CertificateFacts facts = ward.folder().facts();
    RenewalWindow window =
        Optional.ofNullable(memory.advice())
            .map(Memory.Advice::window)
            .orElseGet(() -> RenewalWindow.of(facts.notBefore(), facts.notAfter()));
    Instant due = window.at(ward.means().spread().share("renew " + facts.serial()));
    return Ward.later(Ward.later(due, notBefore(memory, facts)), Ward.tryAgain(memory.renewal()));
  }

  private static @Nullable Instant notBefore(Memory memory, CertificateFacts facts) {
    Memory.Advice advice = memory.advice();
    Instant notBefore = memory.notBefore();
    if (advice == null || !advice.isRecall() || notBefore == null) {
      return notBefore;
    }
    Instant sooner = facts.notBefore().plus(BETWEEN_RECALLS);
    return sooner.isBefore(notBefore) ? sooner : notBefore;
  }

  @Override
  public Memory fulfil(Memory memory) {
    if (ward.now().isBefore(due(memory))) {
      return memory;
    }
    try {
      requireHope(memory.advice());
      UnattendedRenewal.Result result = ward.ca().renew(wantsNewKey(memory.advice()));
      return result.issued() ? renewed(memory) : waiting(memory, result);
    } catch (Fault e) {
      return memory.withRenewal(ward.failed(memory.renewal(), explained(e)));
    }
  }

  private static boolean wantsNewKey(Memory.@Nullable Advice advice) {
    return advice != null && Boolean.TRUE.equals(advice.newKey());
  }

  private Memory renewed(Memory memory) {
    Instant now = ward.now();
    CertificateFacts facts = ward.folder().facts();
    Duration left = Duration.between(now, facts.notAfter());
    Instant next = now.plus(left.isNegative() ? Duration.ZERO : left.dividedBy(SHARE_BETWEEN));
    ward.say("renewed: " + facts.serial() + ", valid until " + facts.notAfter());
    CrlSet delivered = new Fetching(ward.watched(), ward.ca()).there();
    return memory
        .renewed(facts.serial().toString(), next)
        .refreshedAt(now, delivered.lapse().orElse(null))
        .did("renewed", facts.serial() + " until " + facts.notAfter(), now);
  }

  private Memory waiting(Memory memory, UnattendedRenewal.Result result) {
    String why = "request " + result.request() + " waits for " + result.words();
    ward.say(why);
    Duration pause = ward.pause(memory.renewal());
    return memory.withRenewal(Trouble.waiting(memory.renewal(), why, ward.now(), pause));
  }

  /** Says no where asking cannot help. */
  private void requireHope(Memory.@Nullable Advice advice) {
    String reason = advice == null ? null : advice.reason();
    if (advice == null || reason == null || !(reason.equals("revoked") || reason.equals("held"))) {
      return;
    }
    String explanation = Optional.ofNullable(advice.explanation()).orElse(reason);
    throw Fault.of(Kind.UNAUTHENTICATED, "the certificate is not renewed: " + explanation)
        .withHint(reason.equals("held") ? "an officer may release it" : anew());
  }

  /** What ended is not renewed where policy does not say so: a person must bring a token. */
  private Fault explained(Fault e) {
    Optional<Instant> ended = end().filter(end -> !ward.now().isBefore(end));
    return ended.isEmpty() || Trouble.passes(e.kind())
        ? e
        : Fault.of(
                e.kind(),
                "the certificate ended at " + ended.get() + " and is not renewed: " + e.message(),
                e)
            .withHint(anew());
  }

  private Optional<Instant> end() {
    try {
      return Optional.of(ward.folder().facts().notAfter());
    } catch (Fault e) {
      return Optional.empty();
    }
  }

  private String anew() {
    Watched it = ward.watched();
    return "a token makes a new one: sealport token create on the CA, then here sealport request"
        + " --force --token-file FILE --profile P --name NAME --server "
        + it.server()
        + " --trust "
        + it.trust()
        + " --out "
        + it.folder();
  }
}
