package io.sealport.cli.client;

import io.sealport.cli.console.Progress;
import io.sealport.cli.server.LocalServer;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client, and the server that was started for it if none was running. */
public final class Connection implements AutoCloseable {

  private final ApiClient api;
  private final @Nullable LocalServer server;
  private final PrintWriter talk;

  Connection(ApiClient api, @Nullable LocalServer server, PrintWriter talk) {
    this.api = api;
    this.server = server;
    this.talk = talk;
  }

  public ApiClient api() {
    return api;
  }

  /** Every item of a paged list; a terminal shows how many have come. */
  public <T> List<T> all(String path, Query query, Class<T> item) {
    return all(path, query, null, item);
  }

  /**
   * Every item of a paged list after the one given; a terminal shows how many have come.
   *
   * @param after as {@link io.sealport.api.Page#next} spells it; absent for all
   */
  public <T> List<T> all(String path, Query query, @Nullable String after, Class<T> item) {
    try (Progress progress = Progress.show(talk, "reading " + path.substring(1))) {
      return api.all(path, query, after, item, progress::count);
    }
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
