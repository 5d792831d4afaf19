package io.sealport.cli.agent;

import io.sealport.api.RenewalReport;
import io.sealport.cli.deploy.DeployOrder;
import io.sealport.cli.deploy.DeployOutcome;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Puts what is new in the folder in place: installs it, looks whether it is served, runs the hook.
 * The folder is new until all of that has succeeded, so a crash in the middle repeats it.
 */
final class Settling implements Duty {

  private final Ward ward;

  Settling(Ward ward) {
    this.ward = ward;
  }

  @Override
  public Instant due(Memory memory) {
    return isSettled(memory)
        ? Instant.MAX
        : Ward.later(Instant.MIN, Ward.tryAgain(memory.settling()));
  }

  private boolean isSettled(Memory memory) {
    return ward.folder().fingerprint().equals(memory.settled());
  }

  @Override
  public Memory fulfil(Memory memory) {
    Instant now = ward.now();
    if (now.isBefore(due(memory))) {
      return memory;
    }
    String fingerprint = ward.folder().fingerprint();
    Optional<DeployOrder> order = ward.watched().install();
    if (memory.settled() == null && order.isEmpty()) {
      // Taken over as it is: nothing happened that anybody is to be told of.
      return memory.settledWith(fingerprint);
    }
    String event =
        Objects.equals(memory.serial(), memory.settledSerial()) ? "refreshed" : "renewed";
    try {
      Optional<DeployOutcome> outcome = order.map(this::install);
      if (outcome.filter(o -> !o.isInPlace()).isPresent()) {
        return memory.withSettling(ward.rolledBack(memory.settling(), notInPlace(outcome.get())));
      }
      ward.runHook(
          ward.watched().hooks().onSuccess(),
          Facts.success(ward.watched(), ward.folder().facts(), event));
      Memory settled = memory.settledWith(fingerprint);
      return outcome.map(o -> installed(settled, words(o), event)).orElse(settled);
    } catch (Fault e) {
      return memory.withSettling(ward.failed(memory.settling(), e));
    }
  }

  private Memory installed(Memory settled, String words, String event) {
    ward.say("installed: " + words);
    if (event.equals("renewed")) {
      ward.report(new RenewalReport("installed", null, null));
    }
    return settled.did("installed", words, ward.now());
  }

  /** One who installs by hand meanwhile will have done. */
  private DeployOutcome install(DeployOrder order) {
    try {
      return ward.means().deployment().install(order);
    } catch (Fault e) {
      if (e.kind() != Kind.CONFLICT) {
        throw e;
      }
      Fault busy = Fault.of(Kind.BUSY, e.message(), e);
      throw e.hint().map(busy::withHint).orElse(busy);
    }
  }

  private Fault notInPlace(DeployOutcome outcome) {
    return Fault.of(Kind.UNAVAILABLE, outcome.result().wire() + ": " + words(outcome));
  }

  private String words(DeployOutcome outcome) {
    return ward.watched().install().orElseThrow().server().title() + ": " + outcome.why();
  }
}
