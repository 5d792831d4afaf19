package io.sealport.server.authority;

import io.sealport.fault.Fault;
import io.sealport.server.watch.Condition;
import io.sealport.server.watch.Vital;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Whether the key of every CA that has it here can be used, now and after the next start. */
@Singleton
class KeyVital implements Vital {

  private final Hierarchy hierarchy;

  KeyVital(Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
  }

  @Override
  public String id() {
    return "keys";
  }

  @Override
  public Condition look() {
    List<String> here = hierarchy.withKey();
    List<String> wrong = new ArrayList<>();
    for (String ca : here) {
      try {
        hierarchy.requireKept(ca);
      } catch (Fault e) {
        wrong.add(ca + ": " + e.message());
      }
    }
    return wrong.isEmpty()
        ? Condition.up("of " + String.join(", ", here))
        : Condition.down(String.join("; ", wrong));
  }
}
