package io.sealport.ftps.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is found in the course of one look; each fault once. */
final class Findings {

  private final List<EndpointFault> faults = new ArrayList<>();
  private final List<EndpointFact> facts = new ArrayList<>();

  void fault(FaultId id, String found) {
    fault(EndpointFault.of(id, found));
  }

  void fault(EndpointFault fault) {
    if (faults.stream().noneMatch(f -> f.id() == fault.id())) {
      faults.add(fault);
    }
  }

  void fact(String id, String value) {
    facts.add(new EndpointFact(id, value));
  }

  /** The worst first, then as the catalogue has them. */
  List<EndpointFault> faults() {
    return faults.stream()
        .sorted(Comparator.comparing(EndpointFault::severity).thenComparing(EndpointFault::id))
        .toList();
  }

  List<EndpointFact> facts() {
    return List.copyOf(facts);
  }
}
