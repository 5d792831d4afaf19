package io.sealport.cli.client;

import io.sealport.cli.server.LocalServer;
import org.jspecify.annotations.Nullable;

/** A client, and the server that was started for it if none was running. */
public final class Connection implements AutoCloseable {

  private final ApiClient api;
  private final @Nullable LocalServer server;

  Connection(ApiClient api, @Nullable LocalServer server) {
    this.api = api;
    this.server = server;
  }

  public ApiClient api() {
    return api;
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
