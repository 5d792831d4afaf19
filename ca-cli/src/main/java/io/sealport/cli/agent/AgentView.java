package io.sealport.cli.agent;

import io.sealport.cli.console.Table;
import io.sealport.cli.deploy.DeployOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that the agent looks after, as configured.
 *
 * @param key {@code new} or {@code same}, at a renewal
 * @param install the FTP server that it is installed at
 */
record AgentView(
    String id, String folder, String server, String trust, String key, @Nullable String install) {

  static AgentView of(Watched watched) {
    return new AgentView(
        watched.id(),
        watched.folder().toString(),
        watched.server().toString(),
        watched.trust().toString(),
        watched.sameKey() ? "same" : "new",
        watched.install().map(DeployOrder::server).map(s -> s.id()).orElse(null));
  }

  static Table table(List<AgentView> views) {
    Table table = Table.of("ID", "FOLDER", "CA", "KEY", "INSTALLED AT");
    views.forEach(v -> table.row(v.id(), v.folder(), v.server(), v.key(), v.install()));
    return table;
  }
}
