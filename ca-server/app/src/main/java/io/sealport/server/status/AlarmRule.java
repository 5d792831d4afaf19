package io.sealport.server.status;

import java.time.Instant;
import java.util.List;

/**
 * Looks for one kind of alarm; one class each, in whatever room knows it. A bean of this type is
 * asked by {@link Alarms} with all others.
 */
public interface AlarmRule {

  /**
   * The alarms that stand at that moment. What it needs is read from the database and never from
   * the network: it is asked by whoever looks at the alarms, and every minute.
   */
  List<Alarm> look(Instant now);
}
