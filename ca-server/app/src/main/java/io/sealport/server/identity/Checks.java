package io.sealport.server.identity;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every check that this server can make by looking. */
@Singleton
public class Checks {

  private final Map<String, Check> byId;

  Checks(List<Check> all) {
    this.byId = all.stream().collect(Collectors.toMap(Check::id, Function.identity()));
  }

  /** The check with that id, if it is configured and can prove such a subject. */
  public Optional<Check> find(String id, Subject subject) {
    return Optional.ofNullable(byId.get(id)).filter(c -> c.isConfigured() && c.suits(subject));
  }

  /** Whether it is one that looks, and at what may count for later requests too. */
  public boolean isReusable(String id) {
    return Optional.ofNullable(byId.get(id)).filter(Check::isReusable).isPresent();
  }

  /** Whether there is such a check, and it lacks its settings. */
  public boolean lacksSettings(String id) {
    return Optional.ofNullable(byId.get(id)).filter(c -> !c.isConfigured()).isPresent();
  }
}
