package io.sealport.server.front.publication;

import io.sealport.server.status.PublishedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Reads a part of a published file, and closes it at the end. */
final class FileStream extends InputStream {

  private final PublishedFile file;
  private long at;
  private final long end;

  FileStream(PublishedFile file, ByteRange part) {
    this.file = file;
    this.at = part.from();
    this.end = part.from() + part.length();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    if (most == 0) {
      return 0;
    }
    int wanted = (int) Math.min(most, end - at);
    int count = wanted == 0 ? -1 : file.channel().read(ByteBuffer.wrap(into, from, wanted), at);
    if (count > 0) {
      at += count;
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
