package io.sealport.server.status;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A published file, opened: it stays the one that is told of here, also when another takes its
 * place. Who opens it closes it.
 *
 * @param length in bytes
 */
public record PublishedFile(Place place, FileChannel channel, long length)
    implements AutoCloseable {

  /**
   * Which file, and what is to be said of it.
   *
   * @param tag changes when and only when the file does
   * @param modified whole seconds
   */
  public record Place(Path file, String tag, Instant modified) {}

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
