package io.sealport.server.events.action;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a program says: the beginning is kept, the rest counted and thrown away. */
final class ProcessOutput {

  private static final int KEPT = 4096;

  /** What it started and lost may hold its output open; its own is there at once. */
  private static final long LAST_WORDS_MILLIS = 500;

  private final InputStream from;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final CompletableFuture<Void> whole = new CompletableFuture<>();
  private long all;

  private ProcessOutput(InputStream from) {
    this.from = from;
  }

  static ProcessOutput of(Process process) {
    ProcessOutput output = new ProcessOutput(process.getInputStream());
    Thread reader = new Thread(output::read, "event-process-output");
    reader.setDaemon(true);
    reader.start();
    return output;
  }

  private void read() {
    byte[] part = new byte[8192];
    try {
      for (int n = from.read(part); n >= 0; n = from.read(part)) {
        take(part, n);
      }
    } catch (IOException e) {
      // Closed: nobody wants more.
    } finally {
      whole.complete(null);
    }
  }

  private synchronized void take(byte[] part, int n) {
    all += n;
    kept.write(part, 0, Math.min(n, KEPT - kept.size()));
  }

  /** Everything that was said by now, as one line; no more is taken. */
  String end() throws InterruptedException {
    try {
      whole.get(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // Somebody else holds it open.
    }
    try {
      from.close();
    } catch (IOException e) {
      // It is closed.
    }
    return text();
  }

  private synchronized String text() {
    String said = Lines.visible(kept.toString(StandardCharsets.UTF_8)).strip();
    String shown = said.isEmpty() ? "nothing" : said;
    return all > KEPT ? shown + " ... (" + all + " bytes)" : shown;
  }
}
