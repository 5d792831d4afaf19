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

/** Writes one group: its rows, its entries and the new end of the chain, in one transaction. */
@Singleton
class JournalWriter {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TransactionOperations<Connection> transactions;
  private final JournalRows rows;
  private final JournalHeads heads;
  private final Clock clock;

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

  void write(List<Work<?>> group) {
    transactions.executeWrite(
        status -> {
          JournalHead head = heads.findById(JournalHead.ONLY).orElse(null);
          Entries entries =
              head == null ? new Entries(0, Chain.START) : new Entries(head.seq(), head.hash());
          group.forEach(work -> work.run(entries));
          if (!entries.rows.isEmpty()) {
            rows.saveAll(entries.rows);
            JournalHead end = JournalHead.at(entries.seq, entries.hash);
            if (head == null) {
              heads.save(end);
            } else {
              heads.update(end);
            }
          }
          return entries.seq;
        });
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
