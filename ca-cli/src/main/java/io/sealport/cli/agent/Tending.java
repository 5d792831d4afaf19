package io.sealport.cli.agent;

import io.sealport.fault.Fault;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One look at one certificate: each duty in turn. */
final class Tending {

  private final Ward ward;
  private final Telling telling;
  private final List<Duty> duties;

  Tending(Ward ward) {
    this.ward = ward;
    this.telling = new Telling(ward);
    this.duties =
        List.of(
            new Asking(ward),
            new Renewing(ward),
            new Refreshing(ward),
            new Settling(ward),
            telling);
  }

  /** What is remembered, and when to look next. */
  record Looked(Memory memory, Instant next) {}

  /**
   * Does what is due; nothing that fails is thrown.
   *
   * @param remember told when files were changed or installed: that must survive at once
   */
  Looked tend(Memory before, Consumer<Memory> remember) {
    Memory memory = before.sane(ward.now());
    Optional<Fault> unreadable = unreadable();
    if (unreadable.isPresent()) {
      return tellOf(unreadable.get(), memory, remember);
    }
    memory = memory.of(ward.folder().facts().serial().toString());
    for (Duty duty : duties) {
      Memory after = duty.fulfil(memory);
      if (!after.isOfSameFilesAs(memory)) {
        remember.accept(after);
      }
      memory = after;
    }
    return new Looked(memory, next(memory));
  }

  private Optional<Fault> unreadable() {
    try {
      ward.folder().facts();
      return Optional.empty();
    } catch (Fault e) {
      return Optional.of(e);
    }
  }

  /** A folder without certificate is looked into again, not asked for. */
  private Looked tellOf(Fault fault, Memory memory, Consumer<Memory> remember) {
    Instant again = Ward.later(Instant.MIN, Ward.tryAgain(memory.renewal()));
    if (ward.now().isBefore(again)) {
      return new Looked(memory, again);
    }
    Memory after = telling.fulfil(memory.withRenewal(ward.failed(memory.renewal(), fault)));
    remember.accept(after);
    Trouble trouble = after.renewal();
    return new Looked(after, trouble == null ? again : trouble.tryAgain());
  }

  private Instant next(Memory memory) {
    return duties.stream().map(d -> d.due(memory)).min(Comparator.naturalOrder()).orElseThrow();
  }
}
