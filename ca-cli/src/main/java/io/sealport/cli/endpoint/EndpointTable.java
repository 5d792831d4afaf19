package io.sealport.cli.endpoint;

import io.sealport.api.AlarmInfo;
import io.sealport.api.EndpointInfo;
import io.sealport.api.EndpointServed;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Table;
import io.sealport.cli.console.Text;
import io.sealport.fault.ExitCode;
import java.util.List;

/** Endpoints for people: what each serves, and what is wrong with it. */
final class EndpointTable {

  private EndpointTable() {}

  static Table of(List<EndpointInfo> endpoints) {
    Table table = Table.of("ENDPOINT", "SERVES", "UNTIL", "OF", "WRONG", "LOOKED", "NEXT");
    for (EndpointInfo e : endpoints) {
      EndpointServed served = e.served();
      table.row(
          e.id(),
          served == null ? null : served.serial(),
          served == null ? null : Text.time(served.notAfter()),
          served == null ? null : served.issuer(),
          wrong(e),
          Text.time(e.looked()),
          Text.time(e.next()));
    }
    return table;
  }

  private static String wrong(EndpointInfo endpoint) {
    if (endpoint.trouble() != null) {
      return endpoint.trouble();
    }
    if (!endpoint.alarms().isEmpty()) {
      return String.join(
          ", ", endpoint.alarms().stream().map(a -> a.id().replaceFirst(":.*", "")).toList());
    }
    return endpoint.looked() == null ? "not looked at yet" : "nothing";
  }

  /** Every alarm of them, on standard error, and what to do. */
  static void tell(List<EndpointInfo> endpoints, Printer printer) {
    List<AlarmInfo> alarms = endpoints.stream().flatMap(e -> e.alarms().stream()).toList();
    alarms.forEach(a -> printer.say(a.severity() + ": " + a.message()));
    alarms.stream().map(AlarmInfo::hint).distinct().forEach(printer::hint);
  }

  /** 9 if anything is wrong with any. */
  static ExitCode ending(List<EndpointInfo> endpoints) {
    return endpoints.stream().anyMatch(EndpointInfo::isFaulty)
        ? ExitCode.FOUND_WRONG
        : ExitCode.DONE;
  }
}
