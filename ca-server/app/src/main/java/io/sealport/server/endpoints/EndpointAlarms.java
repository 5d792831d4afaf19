package io.sealport.server.endpoints;

import io.sealport.api.AlarmInfo;
import io.sealport.server.status.Alarm;
import io.sealport.server.status.AlarmRule;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The alarms of all endpoints that are watched. */
@Singleton
class EndpointAlarms implements AlarmRule {

  private final Watchlist list;
  private final List<EndpointRule> rules;

  EndpointAlarms(Watchlist list, List<EndpointRule> rules) {
    this.list = list;
    this.rules = List.copyOf(rules);
  }

  @Override
  public List<Alarm> look(Instant now) {
    return list.all().stream().flatMap(w -> standing(w, now).stream()).toList();
  }

  /** Those of one endpoint, the critical first, as the API tells them. */
  List<AlarmInfo> of(Watched watched, Instant now) {
    return standing(watched, now).stream()
        .sorted(Comparator.comparing(Alarm::severity).reversed().thenComparing(Alarm::id))
        .map(Alarm::info)
        .toList();
  }

  private List<Alarm> standing(Watched watched, Instant now) {
    return rules.stream().flatMap(r -> r.look(watched, now).stream()).toList();
  }
}
