package io.sealport.cli.deploy;

import io.sealport.cli.world.Curl;
import io.sealport.cli.world.FtpsLogin;
import io.sealport.cli.world.Result;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A download that has begun and stands still: curl writes into a pipe that nobody reads, so the
 * server's session has to wait with most of the file.
 */
final class HeldTransfer implements AutoCloseable {

  private final CompletableFuture<Result> curl;
  private final InputStream pipe;
  private final int first;

  private HeldTransfer(CompletableFuture<Result> curl, InputStream pipe, int first) {
    this.curl = curl;
    this.pipe = pipe;
    this.first = first;
  }

  static HeldTransfer begin(Path folder, FtpsLogin login, String remote) throws Exception {
    Path name = folder.resolve("pipe");
    if (new ProcessBuilder("mkfifo", name.toString()).start().waitFor() != 0) {
      throw new IllegalStateException("no mkfifo");
    }
    CompletableFuture<Result> curl =
        CompletableFuture.supplyAsync(() -> new Curl().download(login, remote, name));
    InputStream pipe = Files.newInputStream(name);
    int first = pipe.read();
    if (first < 0) {
      throw new IllegalStateException("no transfer: " + curl.get(30, TimeUnit.SECONDS));
    }
    return new HeldTransfer(curl, pipe, first);
  }

  /** Lets it go on to its end, which must be a good one. */
  byte[] end() throws Exception {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(first);
    pipe.transferTo(all);
    Result ended = curl.get(30, TimeUnit.SECONDS);
    if (ended.exitCode() != 0) {
      throw new IllegalStateException("the transfer broke: " + ended);
    }
    return all.toByteArray();
  }

  @Override
  public void close() throws Exception {
    pipe.close();
  }
}
