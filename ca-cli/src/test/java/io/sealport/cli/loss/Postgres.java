package io.sealport.cli.loss;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL that is killed and comes back with its data. */
final class Postgres implements AutoCloseable {

  private static final Duration END = Duration.ofSeconds(20);

  private final Path data;
  private final int port;
  private EmbeddedPostgres running;

  Postgres(Path folder) {
    this.data = folder.resolve("postgresql");
    this.running = start(0);
    this.port = running.getPort();
  }

  private EmbeddedPostgres start(int wanted) {
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(data)
          .setCleanDataDirectory(false)
          .setPort(wanted)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A database there, as the configuration names it. */
  String url() {
    return "postgresql://postgres@127.0.0.1:" + port + "/postgres";
  }

  /** SIGKILL of all its processes at once. */
  void kill() {
    try {
      long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
      ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
      List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
      all.add(0, postmaster);
      all.forEach(ProcessHandle::destroyForcibly);
      awaitEnd(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitEnd(List<ProcessHandle> all) {
    Instant deadline = Instant.now().plus(END);
    while (all.stream().anyMatch(ProcessHandle::isAlive)) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("PostgreSQL does not end");
      }
      Victim.pause(20);
    }
  }

  /** On the same port, after {@link #kill}. */
  void startAgain() {
    close();
    running = start(port);
  }

  @Override
  public void close() {
    try {
      running.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
