package io.sealport.server.journal;

import io.sealport.api.JournalChain;
import io.sealport.api.JournalVerification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One reading of the whole journal. Every entry has the number after the one before it, and follows
 * the last entry of its own node; a node's first one follows the entry before it, whoever wrote
 * that.
 */
final class Verification {

  private final JournalRows rows;
  private final JournalHead head;
  private final Map<String, NodeEnd> ends = new LinkedHashMap<>();
  private final Map<String, Last> chains = new LinkedHashMap<>();
  private long seq;
  private String hash = Chain.START;

  /** The newest entry of a chain that was read. */
  private record Last(long seq, String hash, long entries) {}

  /**
   * Begins.
   *
   * @param head the end of all, read before the nodes'
   */
  Verification(JournalRows rows, JournalHead head, List<NodeEnd> nodes) {
    this.rows = rows;
    this.head = head;
    nodes.forEach(n -> ends.put(n.name(), n));
  }

  /** The number of the last entry that was read. */
  long seq() {
    return seq;
  }

  /** Reads the next entry; empty where nothing is wrong with it. */
  Optional<JournalVerification> read(JournalRow row) {
    Last own = chains.get(row.node());
    String finding = finding(row, seq + 1, own == null ? hash : own.hash());
    if (finding != null) {
      return Optional.of(JournalVerification.broken(seq, seq + 1, finding));
    }
    seq = row.seq();
    hash = row.hash();
    chains.put(row.node(), new Last(seq, hash, own == null ? 1 : own.entries() + 1));
    if (seq == head.seq() && !hash.equals(head.hash())) {
      return Optional.of(
          broken("entry " + seq + " is changed: the journal's end names another hash"));
    }
    return Optional.empty();
  }

  /**
   * All entries are read.
   *
   * @param endNow the number of the last entry, read once more
   * @param nodesNow the ends of the nodes, read once more
   */
  JournalVerification close(LongSupplier endNow, Supplier<List<NodeEnd>> nodesNow) {
    if (seq < head.seq()) {
      return JournalVerification.broken(
          seq + 1,
          seq + 1,
          "entry " + (seq + 1) + " is missing: the journal's end is " + head.seq());
    }
    long end = endNow.getAsLong();
    if (seq > end) {
      return broken("entry " + seq + " was added past the journal: its end is " + end);
    }
    return wrongEnd(nodesNow.get()).orElseGet(this::intact);
  }

  /** Every node's end is the last entry of its chain, or beyond what was read. */
  private Optional<JournalVerification> wrongEnd(List<NodeEnd> now) {
    for (NodeEnd before : ends.values()) {
      Last last = chains.get(before.name());
      if (last == null || last.seq() < before.seq()) {
        return Optional.of(
            broken(
                "the last entry of the server "
                    + before.name()
                    + " is not there: it is said to be "
                    + before.seq()));
      }
    }
    for (Map.Entry<String, Last> chain : chains.entrySet()) {
      Optional<NodeEnd> end = now.stream().filter(n -> n.name().equals(chain.getKey())).findFirst();
      Last last = chain.getValue();
      boolean agrees =
          chain.getKey().isEmpty()
              || end.filter(e -> e.seq() > last.seq() || isOf(e, last)).isPresent();
      if (!agrees) {
        return Optional.of(
            JournalVerification.broken(
                seq,
                last.seq(),
                "entry "
                    + last.seq()
                    + " is not the end of the server "
                    + chain.getKey()
                    + " that the database names"));
      }
    }
    return Optional.empty();
  }

  private static boolean isOf(NodeEnd end, Last last) {
    return end.seq() == last.seq() && end.hash().equals(last.hash());
  }

  private JournalVerification intact() {
    List<JournalChain> found = new ArrayList<>();
    chains.forEach((node, last) -> found.add(new JournalChain(node, last.entries(), last.seq())));
    return new JournalVerification(true, seq, null, null, found);
  }

  private JournalVerification broken(String finding) {
    return JournalVerification.broken(seq, seq, finding);
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
}
