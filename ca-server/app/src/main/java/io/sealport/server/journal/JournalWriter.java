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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one group: its rows, its entries and the new end of the chain, in one transaction. The end
 * is always the one that it wrote itself, so two servers on one database cannot both go on.
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
  private final JournalRows rows;
  private final JournalHeads heads;
  private final Clock clock;

  /** The ends that may be in the database: one, or two while a commit is uncertain. */
  private List<JournalHead> expected = List.of();

  JournalWriter(
      TransactionOperations<Connection> transactions,
      JournalRows rows,
      JournalHeads heads,
      Clock clock) {
    this.transactions = transactions;
    this.rows = rows;
    this.heads = heads;
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
    List<JournalHead> either = new ArrayList<>(expected);
    either.add(attempt.end());
    expected = either;
    throw DatabaseTrouble.UNCERTAIN.fault(failure);
  }

  private boolean isWritten(Attempt attempt) {
    JournalRow first = attempt.entries.rows.get(0);
    return transactions.executeWrite(
        status -> {
          // The other side may still be about to commit: then this waits for it.
          heads.await(JournalHead.ONLY);
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
      }
    }

    private boolean write(List<Work<?>> group) {
      JournalHead head = heads.findById(JournalHead.ONLY).orElse(null);
      if (!expected.isEmpty() && (head == null || !expected.contains(head))) {
        throw DatabaseTrouble.SECOND_WRITER.fault();
      }
      if (head != null) {
        entries = new Entries(head.seq(), head.hash());
      }
      group.forEach(work -> work.run(entries));
      if (entries.rows.isEmpty()) {
        return false;
      }
      rows.saveAll(entries.rows);
      if (head == null) {
        heads.save(end());
      } else {
        heads.update(end());
      }
      return true;
    }

    JournalHead end() {
      return JournalHead.at(entries.seq, entries.hash);
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
      JournalRow row = JournalRow.sealed(++seq, clock.millis(), act, json(act), hash);
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
