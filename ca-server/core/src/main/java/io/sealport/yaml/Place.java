package io.sealport.yaml;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;

/**
 * A place in a file.
 *
 * @param file the file's name, as it is to be shown
 * @param line counted from 1
 */
public record Place(String file, int line) {

  /** A BAD_CONFIGURATION that begins with the place. */
  public Fault fault(String message) {
    return Fault.of(Kind.BAD_CONFIGURATION, this + ": " + message);
  }

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
