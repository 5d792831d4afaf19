package io.sealport.server.journal;

import io.sealport.api.JournalEntry;
import io.sealport.api.JournalVerification;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the journal and says whether it is what was written. */
@Singleton
public class JournalReader {

  private static final int PAGE = 1_000;

  private final JournalRows rows;
  private final JournalHeads heads;

  JournalReader(JournalRows rows, JournalHeads heads) {
    this.rows = rows;
    this.heads = heads;
  }

  /** Entries after a number, oldest first. */
  public List<JournalEntry> after(long seq, int limit) {
    return rows.page(seq, limit).stream().map(JournalReader::entry).toList();
  }

  /** The number of the last entry; 0 before the first. */
  public long end() {
    return heads.findById(JournalHead.ONLY).map(JournalHead::seq).orElse(0L);
  }

  /** When the last entry was written, if there is one. */
  Optional<Instant> lastWritten() {
    return heads
        .findById(JournalHead.ONLY)
        .flatMap(head -> rows.findById(head.seq()))
        .map(row -> Instant.ofEpochMilli(row.at()));
  }

  /** Reads the whole chain and names the first entry that is changed, missing or moved. */
  public JournalVerification verify() {
    // The end first: entries written meanwhile are beyond it.
    Optional<JournalHead> last = heads.findById(JournalHead.ONLY);
    if (last.isEmpty()) {
      // The first act of every CA writes it.
      return broken(1, "the journal's end is missing, and with it any trust in the rest");
    }
    JournalHead head = last.get();
    long seq = 0;
    String hash = Chain.START;
    while (true) {
      List<JournalRow> page = rows.page(seq, PAGE);
      for (JournalRow row : page) {
        String finding = finding(row, seq + 1, hash);
        if (finding != null) {
          return new JournalVerification(false, seq, seq + 1, finding);
        }
        seq = row.seq();
        hash = row.hash();
        if (seq == head.seq() && !hash.equals(head.hash())) {
          return broken(seq, "entry " + seq + " is changed: the journal's end names another hash");
        }
      }
      if (page.size() < PAGE) {
        break;
      }
    }
    if (seq < head.seq()) {
      return broken(
          seq + 1, "entry " + (seq + 1) + " is missing: the journal's end is " + head.seq());
    }
    // The end once more: what was written meanwhile has moved it.
    long end = heads.findById(JournalHead.ONLY).map(JournalHead::seq).orElse(0L);
    return seq > end
        ? broken(seq, "entry " + seq + " was added past the journal: its end is " + end)
        : new JournalVerification(true, seq, null, null);
  }

  /** The act and the subject of an entry. */
  public Optional<JournalEntry> entry(long seq) {
    return rows.findById(seq).map(JournalReader::entry);
  }

  private static JournalVerification broken(long seq, String finding) {
    return new JournalVerification(false, seq, seq, finding);
  }

  private @Nullable String finding(JournalRow row, long expected, String previous) {
    if (row.seq() != expected) {
      return "entry " + expected + " is missing: after it comes " + row.seq();
    }
    if (row.hash().equals(Chain.hash(row, expected))) {
      return row.previous().equals(previous)
          ? null
          : "entry " + expected + " does not follow the one before it: one of the two was replaced";
    }
    long origin = origin(row);
    return origin > 0 && origin != expected
        ? "entry " + expected + " is moved: it was written as entry " + origin
        : "entry " + expected + " is changed";
  }

  /** The number under which the entry's hash is right, or 0. */
  private long origin(JournalRow row) {
    long before =
        row.previous().equals(Chain.START)
            ? 0
            : rows.withHash(row.previous()).map(JournalRow::seq).orElse(-1L);
    // Neighbours that changed places: the one before it may itself stand elsewhere.
    for (long candidate : new long[] {before + 1, row.seq() + 1, row.seq() - 1}) {
      if (candidate > 0 && row.hash().equals(Chain.hash(row, candidate))) {
        return candidate;
      }
    }
    return 0;
  }

  private static JournalEntry entry(JournalRow row) {
    return new JournalEntry(
        row.seq(),
        Instant.ofEpochMilli(row.at()),
        row.actor(),
        row.act(),
        row.subject(),
        row.details(),
        row.hash());
  }
}
