package io.sealport.server.front.rest;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Names as they come in JSON. */
final class NameLists {

  private NameLists() {}

  /**
   * The list, empty where it is absent.
   *
   * @throws Fault BAD_INPUT if an item is null
   */
  static List<String> of(@Nullable List<String> names) {
    if (names == null) {
      return List.of();
    }
    if (names.stream().anyMatch(Objects::isNull)) {
      throw Fault.of(Kind.BAD_INPUT, "one of the names is null");
    }
    return names;
  }
}
