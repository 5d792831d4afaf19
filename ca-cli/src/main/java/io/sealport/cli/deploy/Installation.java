package io.sealport.cli.deploy;

import io.sealport.cli.deploy.DeployOutcome.Result;
import io.sealport.cli.deploy.Look.Seen;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way of an installation: read what came, find what is to be changed, keep what is there,
 * change it, have the server take it up, look, and put everything back if that is not well.
 */
public final class Installation implements Deployment {

  private final Machine machine;

  Installation(Machine machine) {
    this.machine = machine;
  }

  /** On this machine. */
  public static Installation here() {
    return new Installation(Machine.here());
  }

  @Override
  public DeployOutcome install(DeployOrder order) {
    FtpServer server = FtpServers.of(order.server());
    return switch (order.mode()) {
      case SHOW, DRY_RUN -> shown(order, server);
      case FILES_ONLY -> written(order);
      case APPLY -> applied(order, server);
    };
  }

  private DeployOutcome shown(DeployOrder order, FtpServer server) {
    Plan plan = Plan.of(machine, order);
    List<String> notes = new ArrayList<>();
    List<String> changes = new ArrayList<>(plan.toldFiles());
    if (order.mode() == DeployOrder.Mode.DRY_RUN) {
      Edits edits = plan.edits();
      changes.addAll(edits.changes().stream().map(Change::told).toList());
      notes.addAll(edits.notes());
      if (new Undo(order.files().target()).unfinished().isPresent()) {
        notes.add("An earlier run did not end: --apply first puts back what it changed.");
      }
    } else {
      changes.addAll(server.directives(plan.layout()));
    }
    notes.addAll(new Known(machine, order).notes());
    return new DeployOutcome(Result.SHOWN, "nothing was changed; --apply does it", changes, notes);
  }

  private DeployOutcome written(DeployOrder order) {
    try (Lock lock = Lock.of(order.files().target())) {
      requireEnded(order);
      Plan plan = Plan.of(machine, order);
      Set<String> kept = new HashSet<>(plan.generations().current().stream().toList());
      kept.add(plan.set());
      plan.write();
      plan.generations().use(Optional.of(plan.set()));
      plan.generations().keepOnly(kept);
      return new DeployOutcome(
          Result.SHOWN,
          "the files are in " + plan.layout().current() + "; no server was touched, by order",
          plan.toldFiles(),
          new Known(machine, order).notes());
    }
  }

  private static void requireEnded(DeployOrder order) {
    Path target = order.files().target();
    if (new Undo(target).unfinished().isPresent()) {
      throw Fault.of(Kind.CONFLICT, "an earlier run in " + target + " did not end")
          .withHint("--apply puts back what it changed");
    }
  }

  private DeployOutcome applied(DeployOrder order, FtpServer server) {
    try (Lock lock = Lock.of(order.files().target())) {
      Restart restart = Restart.of(machine, order, server);
      List<String> repaired = repair(order, restart);
      Plan plan = Plan.of(machine, order);
      server.requireApplicable(plan.layout());
      Edits edits = plan.edits();
      restart.requireKnown(!edits.isEmpty());
      if (!edits.isEmpty() && order.proof().restartCommand().isEmpty()) {
        server.requireCheckable(plan.layout());
      }
      List<String> notes = new ArrayList<>(repaired);
      notes.addAll(edits.notes());
      notes.addAll(new Known(machine, order).notes());
      Look look = new Look(machine, plan.source(), order.proof());
      boolean same = plan.isInUse() && edits.isEmpty();
      DeployOutcome outcome =
          same ? again(look, restart) : new Attempt(plan, edits, restart, look, server).make();
      return new DeployOutcome(
          outcome.result(), outcome.why(), outcome.changes(), joined(outcome.notes(), notes));
    }
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** An earlier run that ended in the middle is undone before anything else is looked at. */
  private List<String> repair(DeployOrder order, Restart restart) {
    Undo undo = new Undo(order.files().target());
    Optional<Undo.Before> unfinished = undo.unfinished();
    if (unfinished.isEmpty()) {
      return List.of();
    }
    List<String> left = undo.undo(unfinished.get(), Plan.generations(order));
    String restarted = restart.back(true).map(t -> " The restart failed: " + t).orElse("");
    undo.end();
    return joined(
        List.of("An earlier run did not end; what it had changed was put back first." + restarted),
        left);
  }

  /** Nothing is to be changed, but the server may not have taken it up. */
  private static DeployOutcome again(Look look, Restart restart) {
    Seen seen = look.once();
    if (seen.isGood()) {
      return new DeployOutcome(Result.UNCHANGED, seen.words(), List.of(), seen.notes());
    }
    boolean helps = seen.kind() == Seen.Kind.STALE && restart.isNeeded(false);
    String stale =
        "All was in place, but not well: "
            + seen.words()
            + (helps ? ". The server was restarted." : ". The server was not touched.");
    Optional<String> trouble = helps ? restart.run(false) : seen.wrong();
    Seen then = trouble.map(Seen::wrong).orElseGet(look::until);
    return new DeployOutcome(
        then.isGood() ? Result.INSTALLED : Result.NOT_SERVED,
        then.words(),
        List.of(),
        joined(then.notes(), List.of(stale)));
  }
}
