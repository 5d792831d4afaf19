package io.sealport.cli.agent;

import io.sealport.cli.console.Table;
import io.sealport.cli.console.Text;
import io.sealport.fault.Fault;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Name;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a certificate fares.
 *
 * @param found {@code valid}, {@code ended}, or {@code unreadable}
 * @param next what is done next: {@code renewal}, {@code refresh} or {@code installation}
 * @param nextAt when
 * @param last what was done last, and when
 * @param advice what the CA said of its renewal: {@code lifetime}, {@code revoked}, ...
 * @param troubles what does not succeed
 */
record AgentStatus(
    String id,
    String folder,
    String found,
    @Nullable String serial,
    List<String> names,
    @Nullable Instant notAfter,
    @Nullable String next,
    @Nullable Instant nextAt,
    @Nullable String last,
    @Nullable Instant lastAt,
    @Nullable String advice,
    List<Ailing> troubles) {

  /**
   * What does not succeed.
   *
   * @param act {@code renewal}, {@code refresh} or {@code installation}
   * @param failures in a row
   */
  record Ailing(
      String act,
      int failures,
      Instant since,
      Instant tryAgain,
      String kind,
      String why,
      @Nullable String hint) {

    static Ailing of(String act, Trouble t) {
      return new Ailing(act, t.failures(), t.since(), t.tryAgain(), t.kind(), t.why(), t.hint());
    }
  }

  static AgentStatus of(Ward ward, Memory memory) {
    Memory known = memory;
    String found;
    CertificateFacts facts = null;
    try {
      facts = ward.folder().facts();
      known = memory.of(facts.serial().toString());
      found = ward.now().isBefore(facts.notAfter()) ? "valid" : "ended";
    } catch (Fault e) {
      found = "unreadable";
    }
    Map<Instant, String> due = facts == null ? Map.of() : due(ward, known);
    Instant first = due.isEmpty() ? null : due.keySet().iterator().next();
    Instant now = ward.now();
    Memory.Outcome last = memory.last();
    Memory.Advice advice = known.advice();
    return new AgentStatus(
        ward.watched().id(),
        ward.watched().folder().toString(),
        found,
        facts == null ? null : facts.serial().toString(),
        facts == null ? List.of() : facts.names().stream().map(Name::toString).toList(),
        facts == null ? null : facts.notAfter(),
        first == null ? null : due.get(first),
        first != null && first.isBefore(now) ? now : first,
        last == null ? null : last.act() + ": " + last.words(),
        last == null ? null : last.at(),
        advice == null ? null : advice.reason(),
        ailing(known));
  }

  private static Map<Instant, String> due(Ward ward, Memory memory) {
    Map<Instant, String> due = new TreeMap<>();
    due.put(new Refreshing(ward).due(memory), "refresh");
    due.put(new Settling(ward).due(memory), "installation");
    due.put(new Renewing(ward).due(memory), "renewal");
    return due;
  }

  private static List<Ailing> ailing(Memory memory) {
    List<Ailing> all = new ArrayList<>();
    Trouble renewal = memory.renewal();
    if (renewal != null) {
      all.add(Ailing.of("renewal", renewal));
    }
    Trouble refresh = memory.refresh();
    if (refresh != null) {
      all.add(Ailing.of("refresh", refresh));
    }
    Trouble settling = memory.settling();
    if (settling != null) {
      all.add(Ailing.of("installation", settling));
    }
    return all;
  }

  static Table table(List<AgentStatus> all) {
    Table table = Table.of("ID", "CERTIFICATE", "VALID UNTIL", "NEXT", "AT", "LAST", "FAILURES");
    all.forEach(
        s ->
            table.row(
                s.id(),
                s.found() + (s.serial() == null ? "" : " " + s.serial()),
                Text.time(s.notAfter()),
                s.next(),
                Text.time(s.nextAt()),
                s.last() == null
                    ? null
                    : s.last().replaceFirst(":.*", "") + " " + Text.time(s.lastAt()),
                s.troubles().stream().mapToInt(Ailing::failures).sum()));
    return table;
  }

  /** What people must know of its troubles, a line each. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Ailing t : troubles) {
      lines.add(
          id
              + ": "
              + t.act()
              + " failed "
              + t.failures()
              + " times since "
              + Text.time(t.since())
              + ", next try "
              + Text.time(t.tryAgain())
              + ": "
              + t.why());
      String hint = t.hint();
      if (hint != null) {
        lines.add("hint: " + hint);
      }
    }
    return lines;
  }
}
