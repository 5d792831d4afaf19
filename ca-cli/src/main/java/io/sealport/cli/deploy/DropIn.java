package io.sealport.cli.deploy;

import java.util.List;
import java.util.stream.Stream;

/** What has systemd end a server's listener alone: sessions that are open live on. */
final class DropIn {

  private static final String UNITS = "/etc/systemd/system/";
  private static final List<String> FOLDERS =
      List.of(UNITS, "/lib/systemd/system/", "/usr/lib/systemd/system/");
  private static final String LET_SESSIONS_LIVE = "[Service]\nKillMode=process\n";

  private DropIn() {}

  /** For a unit, where systemd runs the server by it. */
  static List<Change> of(Layout layout, String unit) {
    Machine machine = layout.machine();
    Stream<String> units = FOLDERS.stream().map(f -> f + unit);
    if (!layout.bySystemd() || machine.first(units.toList()).isEmpty()) {
      return List.of();
    }
    return ConfigFile.readOrNew(machine.path(UNITS + unit + ".d/sealport.conf"))
        .edited(LET_SESSIONS_LIVE);
  }
}
