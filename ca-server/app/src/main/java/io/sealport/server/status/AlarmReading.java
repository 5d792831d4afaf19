package io.sealport.server.status;

import io.sealport.server.watch.Figure;
import io.sealport.server.watch.Reading;
import jakarta.inject.Singleton;
import java.util.List;

/** The alarms that stand, as the last look at them found. */
@Singleton
class AlarmReading implements Reading {

  private final AlarmRows rows;

  AlarmReading(AlarmRows rows) {
    this.rows = rows;
  }

  @Override
  public String name() {
    return "alarms";
  }

  @Override
  public boolean isStored() {
    return true;
  }

  @Override
  public void read(Sheet sheet) {
    List<AlarmRow> standing = rows.standing();
    for (Alarm.Severity severity : Alarm.Severity.values()) {
      long count = standing.stream().filter(a -> a.severity().equals(severity.wire())).count();
      sheet.set(Figure.ALARMS, count, severity.wire());
    }
  }
}
