package io.sealport.server.status;

import java.time.Instant;
import java.util.List;

/** Looks for one kind of alarm; one class each. */
interface AlarmRule {

  /** The alarms that stand at that moment. */
  List<Alarm> look(Instant now);
}
