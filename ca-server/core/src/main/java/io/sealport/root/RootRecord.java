package io.sealport.root;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.files.SafeFile.Mode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that the root has signed, one line each, each line's hash covering the one before it.
 * The file is replaced whole: it holds an entry or does not, nothing between.
 */
final class RootRecord {

  /** A root signs some dozens of things in its life. */
  private static final long MAX_BYTES = 64L << 20;

  private final Path file;
  private final List<RootEntry> entries;

  private RootRecord(Path file, List<RootEntry> entries) {
    this.file = file;
    this.entries = new ArrayList<>(entries);
  }

  /** A record that begins with this. */
  static RootRecord begin(Path file) {
    return new RootRecord(file, List.of());
  }

  /**
   * Reads the record and follows its chain.
   *
   * @throws Fault CONFLICT naming the first entry that is changed, missing or moved
   */
  static RootRecord read(Path file) {
    List<RootEntry> entries = new ArrayList<>();
    String previous = "";
    for (String line : SafeFile.readText(file, MAX_BYTES).lines().toList()) {
      long seq = entries.size() + 1L;
      RootEntry entry = entry(line, file, seq);
      if (entry.seq() != seq || !entry.previous().equals(previous) || !entry.isIntact()) {
        throw broken(file, seq);
      }
      entries.add(entry);
      previous = entry.hash();
    }
    if (entries.isEmpty() || !entries.get(0).act().equals(RootEntry.CREATED)) {
      throw broken(file, 1);
    }
    return new RootRecord(file, entries);
  }

  private static RootEntry entry(String line, Path file, long seq) {
    try {
      return RootFiles.read(line.getBytes(StandardCharsets.UTF_8), RootEntry.class, "an entry");
    } catch (Fault e) {
      throw broken(file, seq);
    }
  }

  private static Fault broken(Path file, long seq) {
    return Fault.of(Kind.CONFLICT, "the root's record " + file + " is broken at entry " + seq)
        .withHint("nothing is signed on a broken record; bring it back from a copy");
  }

  List<RootEntry> entries() {
    return List.copyOf(entries);
  }

  /** The entry that answers a request. */
  Optional<RootEntry> answering(String request) {
    return entries.stream().filter(e -> request.equals(e.request())).findFirst();
  }

  /** Everything of one kind, oldest first. */
  List<RootEntry> of(String act) {
    return entries.stream().filter(e -> e.act().equals(act)).toList();
  }

  /** The newest CRL's number, 0 if there is none. */
  long lastCrlNumber() {
    return of(RootEntry.CRL).stream()
        .map(RootEntry::crlNumber)
        .filter(java.util.Objects::nonNull)
        .mapToLong(Long::longValue)
        .max()
        .orElse(0);
  }

  /** Adds an entry; when this returns it is on the disk. */
  void append(RootEntry draft) {
    String previous = entries.isEmpty() ? "" : entries.get(entries.size() - 1).hash();
    RootEntry entry =
        new RootEntry(
                entries.size() + 1L,
                draft.at(),
                draft.act(),
                draft.subject(),
                draft.request(),
                draft.requestSha256(),
                draft.crlNumber(),
                draft.pem(),
                previous,
                "")
            .sealed();
    List<RootEntry> all = new ArrayList<>(entries);
    all.add(entry);
    StringBuilder text = new StringBuilder();
    all.forEach(e -> text.append(RootFiles.line(e)).append('\n'));
    SafeFile.replace(file, text.toString().getBytes(StandardCharsets.UTF_8), Mode.SECRET);
    entries.add(entry);
  }
}
