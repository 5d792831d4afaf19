package io.sealport.cli.agent;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Everything that an agent remembers.
 *
 * @param version of this form
 * @param machine random, made once: what spreads the agents of a fleet
 * @param certificates by id
 */
record AgentState(int version, String machine, Map<String, Memory> certificates) {

  static final int VERSION = 1;

  private static final int MACHINE_BYTES = 16;

  AgentState {
    Objects.requireNonNull(machine, "machine");
    certificates = new TreeMap<>(certificates);
  }

  /** Of an agent that never ran. */
  static AgentState fresh() {
    byte[] machine = new byte[MACHINE_BYTES];
    new SecureRandom().nextBytes(machine);
    return new AgentState(VERSION, HexFormat.of().formatHex(machine), Map.of());
  }

  Memory of(String id) {
    return certificates.getOrDefault(id, Memory.NONE);
  }

  AgentState with(String id, Memory memory) {
    Map<String, Memory> changed = new TreeMap<>(certificates);
    changed.put(id, memory);
    return new AgentState(version, machine, changed);
  }

  AgentState without(String id) {
    Map<String, Memory> changed = new TreeMap<>(certificates);
    changed.remove(id);
    return new AgentState(version, machine, changed);
  }
}
