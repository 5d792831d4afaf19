package io.sealport.cli.deploy;

import io.sealport.cli.world.Service;
import java.nio.file.Path;
import java.util.Optional;

/** A server that a trial looks at. */
interface Running extends AutoCloseable {

  int port();

  /** Restarts the listener alone. */
  void restart() throws Exception;

  /** Its process; none where it runs in this one. */
  Optional<ProcessHandle> process();

  /** Its program and its configuration, where it has them. */
  Optional<Service> service();

  /** The folder that it reads its files from. */
  Path folder();

  @Override
  void close() throws Exception;

  /** One of a real program. */
  record Program(Service server, Path folder) implements Running {
    @Override
    public int port() {
      return server.port();
    }

    @Override
    public void restart() {
      server.restart();
    }

    @Override
    public Optional<ProcessHandle> process() {
      return Optional.of(server.listener());
    }

    @Override
    public Optional<Service> service() {
      return Optional.of(server);
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
