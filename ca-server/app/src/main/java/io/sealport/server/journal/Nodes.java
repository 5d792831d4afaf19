package io.sealport.server.journal;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The nodes that have written into the journal, the first that joined first. */
@Singleton
public class Nodes {

  private final NodeEnds ends;
  private final Clock clock;

  Nodes(NodeEnds ends, Clock clock) {
    this.ends = ends;
    this.clock = clock;
  }

  /**
   * A node.
   *
   * @param last the number of its last entry
   * @param leftAt since when it writes no more
   */
  public record Known(String name, Instant joined, long last, Optional<Instant> leftAt) {}

  public List<Known> all() {
    return ends.all().stream().map(Nodes::known).toList();
  }

  /**
   * From now on a node writes no more, inside the caller's transaction.
   *
   * @return false if there is no such node, or it has left
   */
  public boolean leave(Work.Acts acts, String name, String actor) {
    if (ends.leave(name, clock.millis()) == 0) {
      return false;
    }
    acts.add(Act.of(actor, "node.left", name));
    return true;
  }

  private static Known known(NodeEnd end) {
    return new Known(
        end.name(),
        Instant.ofEpochMilli(end.joined()),
        end.seq(),
        Optional.ofNullable(end.leftAt()).map(Instant::ofEpochMilli));
  }
}
