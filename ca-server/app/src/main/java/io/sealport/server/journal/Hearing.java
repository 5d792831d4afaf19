package io.sealport.server.journal;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Context;
import java.time.Duration;
import java.util.List;
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
  private final BeanProvider<Listener> listeners;
  private final AtomicLong heard;
  private volatile long lastHeard = System.nanoTime();
  private volatile boolean alone = true;

  Hearing(
      Node node,
      JournalRows rows,
      JournalHeads heads,
      NodeEnds nodes,
      BeanProvider<Listener> listeners) {
    this.node = node;
    this.rows = rows;
    this.heads = heads;
    this.nodes = nodes;
    this.listeners = listeners;
    // Before anybody keeps anything in memory.
    this.heard = new AtomicLong(end());
    this.alone = !node.hasNeighbours() || nodes.others(node.name()) == 0;
  }

  /** Hears what has come since the last time. */
  public void listen() {
    if (!node.hasNeighbours()) {
      return;
    }
    long now = System.nanoTime();
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
    return alone || System.nanoTime() - lastHeard < DEAF.toNanos();
  }

  /** Whether there is no other node. */
  public boolean isAlone() {
    return alone;
  }

  private long end() {
    return heads.findById(JournalHead.ONLY).map(JournalHead::seq).orElse(0L);
  }
}
