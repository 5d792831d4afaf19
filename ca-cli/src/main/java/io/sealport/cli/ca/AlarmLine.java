package io.sealport.cli.ca;

import io.sealport.api.AlarmInfo;
import io.sealport.cli.client.ApiClient;
import io.sealport.cli.console.Printer;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.util.List;
import java.util.Set;

/** A line on standard error for each alarm, for whoever may know of it. */
final class AlarmLine {

  private static final Set<Kind> SILENT =
      Set.of(Kind.FORBIDDEN, Kind.UNAUTHENTICATED, Kind.NOT_FOUND);

  private AlarmLine() {}

  static void say(ApiClient api, Printer printer) {
    try {
      List<AlarmInfo> alarms = api.list("/alarms", AlarmInfo.class);
      alarms.forEach(a -> printer.say("warning: " + a.message()));
      alarms.stream().map(AlarmInfo::hint).distinct().forEach(printer::hint);
    } catch (Fault e) {
      // Everybody may see the CAs; the alarms are for auditors and up. An older server has none.
      if (!SILENT.contains(e.kind())) {
        throw e;
      }
    }
  }
}
