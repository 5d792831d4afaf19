package io.sealport.server.journal;

import io.sealport.api.JournalEntry;
import io.sealport.api.JournalVerification;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the journal and says whether it is what was written. */
@Singleton
public class JournalReader {

  private static final int PAGE = 1_000;

  private final JournalRows rows;
  private final JournalHeads heads;
  private final NodeEnds nodes;

  JournalReader(JournalRows rows, JournalHeads heads, NodeEnds nodes) {
    this.rows = rows;
    this.heads = heads;
    this.nodes = nodes;
  }

  /** Entries after a number, oldest first. */
  public List<JournalEntry> after(long seq, int limit) {
    return rows.page(seq, limit).stream().map(JournalRow::entry).toList();
  }

  /** The number of the last entry; 0 before the first. */
  public long end() {
    return head().map(JournalHead::seq).orElse(0L);
  }

  /** When the last entry was written, if there is one. */
  Optional<Instant> lastWritten() {
    return head()
        .flatMap(head -> rows.findById(head.seq()))
        .map(row -> Instant.ofEpochMilli(row.at()));
  }

  /** The act and the subject of an entry. */
  public Optional<JournalEntry> entry(long seq) {
    return rows.findById(seq).map(JournalRow::entry);
  }

  /**
   * Reads the chains of all nodes and names the first entry that is changed, missing or moved. One
   * pass: the numbers of all together have no gap.
   */
  public JournalVerification verify() {
    // The ends first, that of all before those of each: entries written meanwhile are beyond them.
    Optional<JournalHead> last = head();
    if (last.isEmpty()) {
      // The first act of every CA writes it.
      return JournalVerification.broken(
          1, 1, "the journal's end is missing, and with it any trust in the rest");
    }
    Verification verification = new Verification(rows, last.get(), nodes.all());
    List<JournalRow> page;
    do {
      page = rows.page(verification.seq(), PAGE);
      for (JournalRow row : page) {
        Optional<JournalVerification> wrong = verification.read(row);
        if (wrong.isPresent()) {
          return wrong.get();
        }
      }
    } while (page.size() == PAGE);
    // The end once more, after the entries: what was written meanwhile has moved it.
    return verification.close(this::end, nodes::all);
  }

  private Optional<JournalHead> head() {
    return heads.findById(JournalHead.ONLY);
  }
}
