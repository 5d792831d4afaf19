package io.sealport.cli.agent;

import io.sealport.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks after everything that is configured, by one state that it alone writes. */
final class Agent {

  /** The longest way from one look to the next, whatever is due when. */
  private static final Duration LOOK = Duration.ofHours(6);

  private final StateFile file;
  private final Tools tools;
  private final Map<Watched, Planned> next = new HashMap<>();
  private AgentState state;
  private @Nullable AgentState written;

  /**
   * What an agent works with.
   *
   * @param ca the CA of a certificate
   * @param means the duties' means, by what spreads this machine's acts
   */
  record Tools(
      Function<Watched, Ca> ca, Function<Spread, Means> means, Clock clock, Consumer<String> log) {}

  /**
   * The next look.
   *
   * @param of when the certificate's file was changed last, which is looked at sooner if it changes
   */
  private record Planned(Instant due, FileTime of) {}

  /**
   * An agent; the caller holds the state's lock.
   *
   * @throws Fault BAD_INPUT if the state is damaged
   */
  Agent(StateFile file, Tools tools) {
    this.file = file;
    this.tools = tools;
    this.state = file.read();
  }

  /**
   * Looks at everything that is due, and gives up what is no longer configured.
   *
   * @param stop asked between two certificates
   * @return when something is due next
   */
  Instant pass(AgentConfig config, BooleanSupplier stop) {
    Set<String> gone = new HashSet<>(state.certificates().keySet());
    config.certificates().forEach(w -> gone.remove(w.id()));
    gone.forEach(id -> state = state.without(id));
    next.keySet().retainAll(config.certificates());
    Instant soonest = now().plus(LOOK);
    for (Watched watched : config.certificates()) {
      if (stop.getAsBoolean()) {
        break;
      }
      Planned planned = next.get(watched);
      Instant due = planned == null || isDue(watched, planned) ? tend(watched) : planned.due();
      soonest = due.isBefore(soonest) ? due : soonest;
    }
    write();
    return soonest;
  }

  /** A clock that was put back makes what was far away due. */
  private boolean isDue(Watched watched, Planned planned) {
    return !now().isBefore(planned.due())
        || planned.due().isAfter(now().plus(LOOK))
        || !planned.of().equals(changed(watched));
  }

  private static FileTime changed(Watched watched) {
    try {
      return Files.getLastModifiedTime(watched.folder().resolve("cert.pem"));
    } catch (IOException e) {
      // Whoever looks into the folder says what is wrong with it.
      return FileTime.fromMillis(0);
    }
  }

  private Instant tend(Watched watched) {
    Instant later = now().plus(LOOK);
    Instant due;
    try {
      Means means = tools.means().apply(new Spread(state.machine()));
      Tending tending = new Tending(Ward.of(watched, tools.ca().apply(watched), means));
      Tending.Looked looked =
          tending.tend(state.of(watched.id()), memory -> remember(watched.id(), memory));
      remember(watched.id(), looked.memory());
      due = looked.next();
    } catch (RuntimeException e) {
      // Not of the CA's making: the disk, or a file of the folder that is none.
      tools.log().accept(watched.id() + ": " + Tending.fault(e).message());
      due = later;
    }
    Instant bounded = due.isAfter(later) ? later : due;
    next.put(watched, new Planned(bounded, changed(watched)));
    return bounded;
  }

  private void remember(String id, Memory memory) {
    state = state.with(id, memory);
    write();
  }

  private void write() {
    if (!state.equals(written)) {
      file.write(state);
      written = state;
    }
  }

  private Instant now() {
    return tools.clock().instant();
  }
}
