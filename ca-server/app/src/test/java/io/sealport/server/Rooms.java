package io.sealport.server;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;

/** The table of the rooms: which room may import which. */
final class Rooms {

  /** Every room may count, and be asked how it is. */
  private static final String EVERYBODYS = "watch";

  private static final String HOUSE = "io.sealport.server.";
  private static final Set<String> OF_A_FRONT =
      Set.of("registration", "status", "trust", "root", "journal", "front");

  /** Room to rooms; a front sees the shared {@code front} and never another front. */
  static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("watch", Set.of()),
          Map.entry("journal", Set.of()),
          Map.entry("fleet", Set.of("authority", "status", "journal")),
          Map.entry("identity", Set.of()),
          Map.entry("authority", Set.of("journal")),
          Map.entry("status", Set.of("authority", "journal")),
          Map.entry("trust", Set.of("identity", "authority", "status", "journal")),
          Map.entry("events", Set.of("identity", "authority", "status", "fleet", "journal")),
          Map.entry("registration", Set.of("identity", "authority", "status", "journal")),
          Map.entry("endpoints", Set.of("identity", "authority", "status", "fleet", "journal")),
          Map.entry("root", Set.of("registration", "status", "authority", "journal")),
          Map.entry("moving", Set.of("root", "registration", "status", "authority", "journal")),
          Map.entry("campaign", Set.of("registration", "status", "authority", "journal")),
          Map.entry("front", Set.of("registration", "status", "journal")),
          Map.entry(
              "front.rest",
              Set.of(
                  "registration",
                  "status",
                  "trust",
                  "root",
                  "endpoints",
                  "events",
                  "fleet",
                  "campaign",
                  "journal",
                  "front")),
          Map.entry("front.publication", OF_A_FRONT),
          Map.entry("front.watch", Set.of("registration", "front")),
          Map.entry(
              "jobs",
              Set.of(
                  "status",
                  "trust",
                  "registration",
                  "endpoints",
                  "events",
                  "campaign",
                  "fleet",
                  "journal")),
          Map.entry(
              "boot",
              Set.of(
                  "watch",
                  "journal",
                  "identity",
                  "authority",
                  "status",
                  "trust",
                  "registration",
                  "root",
                  "endpoints",
                  "events",
                  "fleet",
                  "campaign",
                  "moving",
                  "front",
                  "front.rest",
                  "front.publication",
                  "front.watch",
                  "jobs")));

  private Rooms() {}

  /** The room that a class is in; empty for what is not of the server. */
  static String of(JavaClass type) {
    String name = type.getPackageName() + ".";
    if (!name.startsWith(HOUSE)) {
      return "";
    }
    String[] parts = name.substring(HOUSE.length()).split("\\.");
    return parts[0].equals("front") && parts.length > 1 ? "front." + parts[1] : parts[0];
  }

  static ArchCondition<JavaClass> importOnlyWhatTheirLineAllows() {
    return new ArchCondition<>("import only what their line of the table allows") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          String from = of(type);
          String to = of(dependency.getTargetClass());
          boolean fine =
              to.isEmpty()
                  || to.equals(from)
                  || to.equals(EVERYBODYS)
                  || ALLOWED.getOrDefault(from, Set.of()).contains(to);
          if (!fine) {
            events.add(
                SimpleConditionEvent.violated(
                    dependency,
                    "room " + from + " imports " + to + ": " + dependency.getDescription()));
          }
        }
      }
    };
  }
}
