package io.sealport.cli.agent;

import io.sealport.cli.console.Text;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One look at one certificate: each duty in turn. */
final class Tending {

  /** Where a duty cannot say when it is due. */
  private static final Duration LATER = Duration.ofHours(1);

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
      Memory after = fulfilled(duty, memory);
      if (!after.isOfSameFilesAs(memory)) {
        remember.accept(after);
      }
      memory = after;
    }
    return new Looked(memory, next(memory));
  }

  private Optional<Fault> unreadable() {
    try {
      RootsOwn.require(ward.folder().path());
      ward.folder().facts();
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(fault(e));
    }
  }

  /** What is thrown all the same, such as by a file that cannot be parsed, is a trouble too. */
  private Memory fulfilled(Duty duty, Memory memory) {
    try {
      return duty.fulfil(memory);
    } catch (RuntimeException e) {
      return troubled(duty, memory, fault(e));
    }
  }

  private Memory troubled(Duty duty, Memory memory, Fault fault) {
    if (duty instanceof Refreshing) {
      return memory.withRefresh(ward.failed(memory.refresh(), fault));
    }
    if (duty instanceof Settling) {
      return memory.withSettling(ward.failed(memory.settling(), fault));
    }
    return memory.withRenewal(ward.failed(memory.renewal(), fault));
  }

  static Fault fault(RuntimeException e) {
    return e instanceof Fault fault
        ? fault
        : Fault.of(Kind.INTERNAL, "unexpected: " + Text.visible(e.toString()), e);
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
    return duties.stream().map(d -> due(d, memory)).min(Comparator.naturalOrder()).orElseThrow();
  }

  private Instant due(Duty duty, Memory memory) {
    try {
      return duty.due(memory);
    } catch (RuntimeException e) {
      ward.say(fault(e).message());
      return ward.now().plus(LATER);
    }
  }
}
