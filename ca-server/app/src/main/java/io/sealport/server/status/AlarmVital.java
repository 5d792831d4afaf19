package io.sealport.server.status;

import io.sealport.server.watch.Condition;
import io.sealport.server.watch.Vital;
import jakarta.inject.Singleton;
import java.util.List;

/** Whether an alarm stands, as the last look at them found. */
@Singleton
class AlarmVital implements Vital {

  private final AlarmRows rows;

  AlarmVital(AlarmRows rows) {
    this.rows = rows;
  }

  @Override
  public String id() {
    return "alarms";
  }

  @Override
  public Condition look() {
    List<AlarmRow> standing = rows.standing();
    if (standing.isEmpty()) {
      return Condition.up("none");
    }
    // What makes it down, other vitals know: an alarm may stand for what is somewhere else.
    return Condition.degraded(
        standing.size() + " of them, the oldest: " + standing.get(0).message());
  }
}
