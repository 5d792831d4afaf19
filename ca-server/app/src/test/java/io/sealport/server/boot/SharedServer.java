package io.sealport.server.boot;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One {@link RunningServer} for all tests that only need a server and do not move its clock; it
 * stops after the last of them.
 */
public final class SharedServer implements ParameterResolver {

  /** The store closes what is closeable. */
  private record Started(Path folder, RunningServer server) implements AutoCloseable {
    @Override
    public void close() {
      server.close();
      TestHome.remove(folder);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(Started.class, type -> start(), Started.class)
        .server();
  }

  private static Started start() {
    try {
      Path folder = Files.createTempDirectory("sealport-shared-server-");
      return new Started(folder, RunningServer.start(folder));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
