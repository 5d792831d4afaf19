package io.sealport.cli.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sealport.api.Json;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to put back what an installation changes. It is on disk before the first change and goes with
 * the last: whatever ends a run in between, the next one finds it.
 */
final class Undo {

  private static final String FILE = ".installing.json";
  private static final String BACKUPS = "backup";
  private static final int MAX_BYTES = 1 << 20;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Path target;

  Undo(Path target) {
    this.target = target;
  }

  /** What was there before. */
  record Before(@Nullable String set, List<Kept> files) {
    Before {
      files = List.copyOf(files);
    }
  }

  /**
   * A file of others.
   *
   * @param backup where it is kept; null where there was none
   * @param was its content before; null where there was none
   * @param becomes its content afterwards
   */
  record Kept(String file, @Nullable String backup, @Nullable String was, String becomes) {

    static Kept of(Change change, @Nullable String backup) {
      return new Kept(
          change.file().toString(), backup, change.was().orElse(null), change.becomes());
    }
  }

  /** Keeps what is going to be changed; the copies stay, since an admin may want them. */
  Before begin(Optional<String> set, List<Change> changes, Instant now) {
    List<Kept> kept = new ArrayList<>();
    Path folder = target.resolve(BACKUPS).resolve(STAMP.format(now));
    for (Change change : changes) {
      Path file = change.file();
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        SafeFile.secretFolder(folder);
        Path backup = folder.resolve(kept.size() + 1 + "-" + file.getFileName());
        Replacement.keep(file, backup);
        kept.add(Kept.of(change, backup.toString()));
      } else {
        kept.add(Kept.of(change, null));
      }
    }
    Before before = new Before(set.orElse(null), kept);
    SafeFile.replace(target.resolve(FILE), json(before), SafeFile.Mode.SECRET);
    return before;
  }

  /** What an earlier run began and did not end. */
  Optional<Before> unfinished() {
    Path file = target.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.mapper().readValue(SafeFile.read(file, MAX_BYTES), Before.class));
    } catch (java.io.IOException e) {
      throw Fault.of(
          Kind.CONFLICT, file + " is not what an installation leaves; nothing was changed", e);
    }
  }

  /**
   * Puts everything back; does no harm a second time.
   *
   * @return what was left as it is, since somebody else has changed it, a sentence each
   */
  List<String> undo(Before before, Generations generations) {
    List<String> left = new ArrayList<>();
    for (Kept kept : before.files()) {
      Optional<String> found = Content.of(Path.of(kept.file()));
      if (found.equals(Optional.of(kept.becomes()))) {
        putBack(kept);
      } else if (!found.equals(Optional.ofNullable(kept.was()))) {
        left.add(left(kept, found.isPresent()));
      }
    }
    generations.use(Optional.ofNullable(before.set()));
    return left;
  }

  private static void putBack(Kept kept) {
    if (kept.backup() == null) {
      Replacement.remove(Path.of(kept.file()));
    } else {
      Replacement.restore(Path.of(kept.file()), Path.of(kept.backup()));
    }
  }

  private String left(Kept kept, boolean isThere) {
    Path file = Path.of(kept.file());
    String words = file + " was changed by somebody else meanwhile and is left as it is";
    if (isThere) {
      Path folder = target.resolve(BACKUPS);
      SafeFile.secretFolder(folder);
      Path found =
          kept.backup() == null
              ? folder.resolve(file.getFileName() + ".found")
              : Path.of(kept.backup() + ".found");
      Replacement.keep(file, found);
      words += "; a copy is in " + found;
    }
    return words
        + (kept.backup() == null ? "." : "; what it was before is in " + kept.backup() + ".");
  }

  /** The installation has ended, one way or the other. */
  void end() {
    Replacement.remove(target.resolve(FILE));
  }

  private static byte[] json(Before before) {
    try {
      return Json.mapper().writeValueAsBytes(before);
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "cannot write what is to be undone", e);
    }
  }
}
