package io.sealport.cli.deploy;

import io.sealport.cli.deploy.DeployOutcome.Result;
import io.sealport.cli.deploy.Look.Seen;
import io.sealport.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One try: everything is changed and served, or everything is as it was. */
final class Attempt {

  private final Plan plan;
  private final Edits edits;
  private final Restart restart;
  private final Look look;
  private final FtpServer server;
  private final Undo undo;
  private boolean restarted;

  Attempt(Plan plan, Edits edits, Restart restart, Look look, FtpServer server) {
    this.plan = plan;
    this.edits = edits;
    this.restart = restart;
    this.look = look;
    this.server = server;
    this.undo = new Undo(plan.layout().target());
  }

  DeployOutcome make() {
    List<String> changes = new ArrayList<>(plan.toldFiles());
    changes.addAll(edits.changes().stream().map(Change::told).toList());
    plan.write();
    Optional<String> before = plan.generations().current();
    Undo.Before kept =
        undo.begin(before, edits.changes(), plan.layout().machine().clock().instant());
    Seen seen;
    try {
      seen = changed();
    } catch (Fault e) {
      seen = Seen.wrong(e.message());
    } catch (RuntimeException e) {
      seen = Seen.wrong("something went wrong that nobody expected: " + e);
    }
    if (!seen.isGood()) {
      return back(kept, seen, changes);
    }
    undo.end();
    // The one before stays, for whoever wants to go back by hand.
    plan.generations().keepOnly(before.map(b -> Set.of(b, plan.set())).orElse(Set.of(plan.set())));
    return new DeployOutcome(Result.INSTALLED, seen.words(), changes, seen.notes());
  }

  private Seen changed() {
    boolean isReadAlready = edits.isEmpty() && plan.isReadAlready();
    plan.generations().use(Optional.of(plan.set()));
    if (isReadAlready) {
      Seen seen = untouched();
      if (seen.kind() != Seen.Kind.STALE) {
        return seen;
      }
    }
    edits.changes().forEach(Replacement::make);
    Optional<String> refused = checked();
    if (refused.isPresent()) {
      return Seen.wrong(refused.get());
    }
    restarted = true;
    return restart.run(!edits.isEmpty()).map(Seen::wrong).orElseGet(look::until);
  }

  /** A server that has read all this already is not restarted for the rest of the files. */
  private Seen untouched() {
    Seen seen = look.once();
    return seen.kind() == Seen.Kind.PASSING ? look.until() : seen;
  }

  /** The server's own look at its configuration; a running server is not touched before that. */
  private Optional<String> checked() {
    if (edits.isEmpty()) {
      return Optional.empty();
    }
    return server
        .check(plan.layout())
        .map(command -> plan.layout().machine().programs().run(command))
        .filter(ended -> !ended.isGood())
        .map(ended -> server.kind().title() + " refuses its configuration: " + ended.words());
  }

  private DeployOutcome back(Undo.Before kept, Seen seen, List<String> changes) {
    List<String> left = undo.undo(kept, plan.generations());
    String then = restarted ? goneBack(kept.set() != null) : "and the server was not touched.";
    undo.end();
    List<String> notes = new ArrayList<>(left);
    notes.add(
        (left.isEmpty()
                ? "Files and configuration are as before, "
                : "All else of files and configuration is as before, ")
            + then);
    return new DeployOutcome(Result.ROLLED_BACK, seen.words(), changes, notes);
  }

  private String goneBack(boolean hadTls) {
    return restart
        .back(!edits.isEmpty())
        .map(t -> "but the restart failed: " + t)
        .or(() -> look.answers(hadTls).map(t -> "but the server does not answer: " + t))
        .orElse("and the server goes on with them.");
  }
}
