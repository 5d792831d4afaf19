package io.sealport.server.journal;

import io.micronaut.context.annotation.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells every {@link Listener} what other nodes did: several times a second, and before anything is
 * written here, so that no write goes by what another node has changed.
 */
@Context
public class Hearing {

  private static final int PAGE = 500;

  /** Whoever has heard nothing for this long may not go by what it keeps in memory. */
  private static final Duration DEAF = Duration.ofSeconds(3);

  private final Node node;
  private final JournalRows rows;
  private final JournalHeads heads;
  private final NodeEnds nodes;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final Clock clock;
  private final AtomicLong heard;
  private volatile long lastHeard;
  private volatile boolean alone;

  Hearing(Node node, JournalRows rows, JournalHeads heads, NodeEnds nodes, Clock clock) {
    this.node = node;
    this.rows = rows;
    this.heads = heads;
    this.nodes = nodes;
    this.clock = clock;
    // Before anybody keeps anything in memory.
    this.lastHeard = clock.millis();
    this.heard = new AtomicLong(end());
    this.alone = !node.hasNeighbours() || nodes.others(node.name()) == 0;
  }

  /** To be called before anything is kept in memory. */
  public void tell(Listener listener) {
    listeners.add(listener);
  }

  /** Hears what has come since the last time. */
  public void listen() {
    if (!node.hasNeighbours()) {
      return;
    }
    long now = clock.millis();
    hear(end());
    alone = nodes.others(node.name()) == 0;
    lastHeard = now;
  }

  /**
   * Hears everything up to an entry, which whoever is writing now has seen.
   *
   * @param end all entries up to it are visible
   */
  void hear(long end) {
    long after = heard.get();
    List<JournalRow> page;
    do {
      page = after < end ? rows.ofOthers(node.name(), after, end, PAGE) : List.of();
      for (JournalRow row : page) {
        listeners.forEach(l -> l.heard(row.entry()));
        after = row.seq();
      }
    } while (page.size() == PAGE);
    heard.accumulateAndGet(end, Math::max);
  }

  /** This node wrote everything from what it had heard up to here. */
  void wrote(long end) {
    heard.accumulateAndGet(end, Math::max);
  }

  /** Whether this node knows what the others did; one that is alone always does. */
  public boolean isCurrent() {
    // A clock that was put back says nothing either.
    return alone || Math.abs(clock.millis() - lastHeard) < DEAF.toMillis();
  }

  /** Whether there is no other node. */
  public boolean isAlone() {
    return alone;
  }

  private long end() {
    return heads.findById(JournalHead.ONLY).map(JournalHead::seq).orElse(0L);
  }
}
