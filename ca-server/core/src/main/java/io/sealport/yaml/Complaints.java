package io.sealport.yaml;

import io.sealport.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Everything that is wrong with a file or a folder, so that it is told at once. */
public final class Complaints {

  private final List<Fault> found = new ArrayList<>();

  /** What the reading gives, empty where it complains. */
  public <T> Optional<T> attempt(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (Fault e) {
      found.add(e);
      return Optional.empty();
    }
  }

  /**
   * Ends the collecting.
   *
   * @throws Fault the first complaint, with the messages of all others
   */
  public void raise() {
    if (!found.isEmpty()) {
      throw Fault.ofAll(found);
    }
  }
}
