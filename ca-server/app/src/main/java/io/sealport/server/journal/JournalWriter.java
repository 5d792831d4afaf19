package io.sealport.server.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.transaction.TransactionOperations;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one group: its rows, its entries and the new end of its node's chain, in one transaction.
 * Nodes take turns, so that what a piece of work has looked at stays so until it is on disk, and an
 * entry is visible only after all that have smaller numbers. The end of the chain is always the one
 * that it wrote itself, so two servers of one name cannot both go on.
 */
@Singleton
class JournalWriter {

  private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How often it is asked what became of a commit; the pool waits some seconds for each. */
  private static final int QUESTIONS = 3;

  /** As many connections as a pool may hold, all of them dead. */
  private static final int STALE = 10;

  private static final long PAUSE_MILLIS = 500;

  private final TransactionOperations<Connection> transactions;
  private final Node node;
  private final JournalRows rows;
  private final JournalHeads heads;
  private final NodeEnds nodes;
  private final Hearing hearing;
  private final Clock clock;

  /** The ends that may be in the database: one, or two while a commit is uncertain. */
  private List<NodeEnd> expected = List.of();

  JournalWriter(
      TransactionOperations<Connection> transactions,
      Node node,
      JournalRows rows,
      JournalHeads heads,
      NodeEnds nodes,
      Hearing hearing,
      Clock clock) {
    this.transactions = transactions;
    this.node = node;
    this.rows = rows;
    this.heads = heads;
    this.nodes = nodes;
    this.hearing = hearing;
    this.clock = clock;
  }

  /**
   * Writes it; when this returns, all of it is on disk.
   *
   * @throws Fault UNAVAILABLE with {@link DatabaseTrouble#UNCERTAIN} if that cannot be known; after
   *     any other exception nothing of it was written
   */
  void write(List<Work<?>> group) {
    int stale = 0;
    while (true) {
      Attempt attempt = new Attempt();
      try {
        attempt.run(group);
        return;
      } catch (RuntimeException e) {
        if (attempt.isCommitting) {
          settle(attempt, e);
          return;
        }
        // Connections from before the database's restart. Without COMMIT nothing was written.
        stale++;
        if (stale > STALE || !is(DatabaseTrouble.LOST, e) || DatabaseTrouble.isOfPool(e)) {
          throw e;
        }
      }
    }
  }

  private static boolean is(DatabaseTrouble trouble, Throwable e) {
    return DatabaseTrouble.of(e).filter(trouble::equals).isPresent();
  }

  /** Finds out whether a commit that failed is on disk all the same. */
  private void settle(Attempt attempt, RuntimeException failure) {
    if (attempt.entries.rows.isEmpty()) {
      throw failure;
    }
    for (int question = 0; question < QUESTIONS; question++) {
      try {
        if (isWritten(attempt)) {
          LOG.warn("a commit was lost sight of and is on disk");
          expected = List.of(attempt.end());
          return;
        }
        throw failure;
      } catch (RuntimeException e) {
        if (e == failure) {
          throw failure;
        }
        LOG.debug("what became of a commit cannot be asked", e);
        if (!pause()) {
          break;
        }
      }
    }
    List<NodeEnd> either = new ArrayList<>(expected);
    either.add(attempt.end());
    expected = either;
    throw DatabaseTrouble.UNCERTAIN.fault(failure);
  }

  private boolean isWritten(Attempt attempt) {
    JournalRow first = attempt.entries.rows.get(0);
    return transactions.executeWrite(
        status -> {
          // The other side may still be about to commit: then this waits for it.
          heads.takeTurn(JournalHead.ONLY);
          return rows.findById(first.seq()).filter(first::equals).isPresent();
        });
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** One transaction, and how far it came. */
  private final class Attempt {
    private Entries entries = new Entries(0, Chain.START);
    private NodeEnd before = new NodeEnd(node.name(), 0, Chain.START, clock.millis(), null);
    private boolean isCommitting;

    void run(List<Work<?>> group) {
      boolean wrote =
          transactions.executeWrite(
              status -> {
                boolean any = write(group);
                isCommitting = true;
                return any;
              });
      if (wrote) {
        expected = List.of(end());
        hearing.wrote(entries.seq);
      }
    }

    private boolean write(List<Work<?>> group) {
      heads.takeTurn(JournalHead.ONLY);
      JournalHead head = heads.findById(JournalHead.ONLY).orElse(null);
      NodeEnd mine = nodes.findById(node.name()).orElse(null);
      requireOwn(mine);
      if (head != null) {
        hearing.hear(head.seq());
        goOn(head, mine);
      }
      group.forEach(work -> work.run(entries));
      if (entries.rows.isEmpty()) {
        return false;
      }
      store(head == null, mine == null);
      return true;
    }

    private void requireOwn(@Nullable NodeEnd mine) {
      if (!expected.isEmpty() && (mine == null || !expected.contains(mine))) {
        // It may have been sent away meanwhile; its last entry is then still its own.
        throw mine != null && mine.leftAt() != null
            ? DatabaseTrouble.SENT_AWAY.fault()
            : DatabaseTrouble.SECOND_WRITER.fault();
      }
      if (mine != null && mine.leftAt() != null) {
        throw DatabaseTrouble.SENT_AWAY.fault();
      }
    }

    /** A node's first entry follows the last one of all; each further one follows its own last. */
    private void goOn(JournalHead head, @Nullable NodeEnd mine) {
      if (mine != null) {
        before = mine;
        entries = new Entries(head.seq(), mine.hash());
        return;
      }
      entries = new Entries(head.seq(), head.hash());
      if (nodes.count() > 0) {
        entries.add(Act.of(Act.SYSTEM, "node.joined", node.name()));
      }
    }

    private void store(boolean isFirstOfAll, boolean isFirstOfNode) {
      rows.saveAll(entries.rows);
      JournalHead end = JournalHead.at(entries.seq, entries.hash);
      if (isFirstOfAll) {
        heads.save(end);
      } else {
        heads.update(end);
      }
      if (isFirstOfNode) {
        nodes.save(end());
      } else {
        nodes.update(end());
      }
    }

    NodeEnd end() {
      return before.at(entries.seq, entries.hash);
    }
  }

  private final class Entries implements Work.Acts {
    private final List<JournalRow> rows = new ArrayList<>();
    private long seq;
    private String hash;

    Entries(long seq, String hash) {
      this.seq = seq;
      this.hash = hash;
    }

    @Override
    public long add(Act act) {
      JournalRow row = JournalRow.sealed(++seq, clock.millis(), act, json(act), hash, node.name());
      hash = row.hash();
      rows.add(row);
      return seq;
    }
  }

  private static String json(Act act) {
    try {
      return JSON.writeValueAsString(act.details());
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "the details of an act cannot be written", e);
    }
  }
}
